import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokens } from '@noillin/auth';
import { newId } from '@noillin/utils';

/** A token of an administrator: nobody can register as one. */
export const adminToken = (app: NestFastifyApplication): { accessToken: string } => ({
  accessToken: app
    .get(AccessTokens, { strict: false })
    .issue({ id: newId(), role: 'admin', sessionId: newId() }),
});
