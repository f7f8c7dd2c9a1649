import { createSecretKey, type KeyObject } from 'node:crypto';
import { signingKeyId } from '@noillin/utils';
import type { JwtConfig } from './jwt.config';

/** A key of access tokens; `id` stands in the header of what it signed. */
export interface SigningKey {
  id: string;
  /** A KeyObject: a string secret costs 350 us more per verification. */
  key: KeyObject;
}

const signingKey = (secret: string): SigningKey => ({
  id: signingKeyId(secret),
  key: createSecretKey(Buffer.from(secret)),
});

/** The `kid` in a token's header; undefined where there is none, null for a header that cannot be read. */
const keyIdOf = (token: string): string | undefined | null => {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString());
    const { kid } = header as { kid?: unknown };
    return kid === undefined || typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
};

/** The key that signs, and those whose tokens are also good while keys are being replaced. */
export class SigningKeys {
  readonly current: SigningKey;
  private readonly byId: ReadonlyMap<string, KeyObject>;

  constructor({ JWT_SECRET, JWT_SECRET_PREVIOUS, JWT_SECRET_NEXT }: JwtConfig) {
    this.current = signingKey(JWT_SECRET);
    const others = [JWT_SECRET_PREVIOUS, JWT_SECRET_NEXT].flatMap((secret) =>
      secret ? [signingKey(secret)] : [],
    );
    this.byId = new Map([...others, this.current].map(({ id, key }) => [id, key]));
  }

  /** The one key that a token may have been signed with: the current one if it names none, null if it names a foreign one. */
  keyFor(token: string): KeyObject | null {
    const id = keyIdOf(token);
    if (id === null) return null;
    return id === undefined ? this.current.key : (this.byId.get(id) ?? null);
  }
}
