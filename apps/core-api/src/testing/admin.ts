import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokens } from '@noillin/auth';
import type { AdminRole, Role } from '@noillin/contracts';
import { Sessions, Users } from '@noillin/identity';
import { freshEmail } from './people';

/** An access token of a session of the user's own. */
export const tokenFor = async (
  app: NestFastifyApplication,
  user: { id: string; role: Role; credentialsVersion: number },
): Promise<{ accessToken: string; sessionId: string }> => {
  const inApp = <Service>(service: new (...args: never[]) => Service) => app.get(service, { strict: false });
  const { sessionId } = await inApp(Sessions).open(user, { device: 'Test', address: '127.0.0.1' });
  return { sessionId, accessToken: inApp(AccessTokens).issue({ ...user, sessionId }) };
};

/** A token of a new administrator, one who may do everything unless told otherwise: nobody can register as one. */
export const adminToken = async (
  app: NestFastifyApplication,
  adminRole: AdminRole = 'super',
): Promise<{ id: string; accessToken: string }> => {
  const user = await app.get(Users, { strict: false }).create({
    email: freshEmail(),
    role: 'admin',
    adminRole,
    displayName: 'Support',
    passwordHash: 'never used to log in',
  });
  return { id: user.id, accessToken: (await tokenFor(app, user)).accessToken };
};
