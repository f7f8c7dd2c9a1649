import { createHmac } from 'node:crypto';
import { type Role } from '@noillin/contracts';
import { setting } from './platform';

interface TokenChoices {
  userId: string;
  /** A session of the user's; see `sessionIdOf`. */
  sessionId?: string;
  role?: Role;
  /** Seconds from now; negative for a token of the past. */
  expiresIn?: number;
  secret?: string;
  algorithm?: string;
}

/** An access token as the platform would sign it, or almost. Made here by hand, so that the platform's own code is not its judge. */
export function signToken({
  userId,
  sessionId = 'none',
  role = 'brand',
  expiresIn = 60,
  secret = setting('JWT_SECRET'),
  algorithm = 'HS256',
}: TokenChoices): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: userId, role, sid: sessionId, iss: 'noillin', iat: now - 3600, exp: now + expiresIn };
  const content = `${encoded({ alg: algorithm, typ: 'JWT' })}.${encoded(claims)}`;
  const signature = createHmac('sha256', secret).update(content).digest('base64url');
  return `${content}.${algorithm === 'none' ? '' : signature}`;
}

/** The session that an access token belongs to. */
export function sessionIdOf(accessToken: string): string {
  const claims = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { sid: string }).sid;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
