import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IssuedSession, SessionDto } from '../auth/dto/session.dto';

export const PASSWORD = 'teal-otter-glides-44';

/** An address that nobody else uses. */
export const freshEmail = (): string => `p${randomBytes(8).toString('hex')}@example.com`;

/** A new account, by the API. */
export const register = async (
  app: NestFastifyApplication,
  person: { email?: string; role?: 'brand' | 'influencer'; displayName?: string } = {},
): Promise<IssuedSession> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    payload: { email: freshEmail(), password: PASSWORD, role: 'brand', displayName: 'Asha Rao', ...person },
  });
  if (answer.statusCode !== 201)
    throw new Error(`registration answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
};

export const bearer = ({ accessToken }: Pick<SessionDto, 'accessToken'>) => ({
  authorization: `Bearer ${accessToken}`,
});
