import 'reflect-metadata';
import { createSecretKey } from 'node:crypto';
import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_ISSUER, toClaims } from '@noillin/auth';
import { accessRoleOf, roleHas } from '@noillin/contracts';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import fastify from 'fastify';
import { verify } from 'jsonwebtoken';
import { MongoClient } from 'mongodb';
import { PageQueryDto } from '../../apps/core-api/src/lists';
import { announce } from '../harness/child-server';
import { setting } from '../harness/settings';

/** What core-api's route does, by hand: token, permission, validated query, one indexed read, the same answer. */
async function serve(): Promise<void> {
  const database = await MongoClient.connect(setting('MONGO_URI'), { maxPoolSize: 20 });
  const notifications = database.db().collection<NotificationRow>('notifications');
  const key = createSecretKey(Buffer.from(setting('JWT_SECRET')));
  const server = fastify();
  server.get('/api/v1/notifications', async (request, reply) => {
    const user = authenticate(request.headers.authorization, key);
    if (!user) return reply.code(401).send({ title: 'Unauthorized' });
    if (!roleHas(accessRoleOf(user), 'notification:read'))
      return reply.code(403).send({ title: 'Forbidden' });
    const query = await validQuery(request.query);
    if (!query) return reply.code(400).send({ title: 'Bad Request' });
    const rows = await notifications
      .find({ userId: user.sub })
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .toArray();
    return { items: rows.slice(0, query.limit).map(view), nextCursor: null };
  });
  process.once('SIGTERM', () => void Promise.all([server.close(), database.close()]));
  announce(await server.listen({ port: 0, host: '127.0.0.1' }));
}

interface NotificationRow {
  _id: string;
  userId: string;
  type: string;
  title: string;
  body: string;
  data: object;
  readAt: Date | null;
  createdAt: Date;
}

const view = ({ _id, type, title, body, data, readAt, createdAt }: NotificationRow) => ({
  id: _id,
  type,
  title,
  body,
  data,
  readAt: readAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

function authenticate(header: string | undefined, key: ReturnType<typeof createSecretKey>) {
  const token = /^bearer\s+(\S+)/i.exec(header ?? '')?.[1];
  if (!token) return null;
  try {
    const options = { algorithms: [ACCESS_TOKEN_ALGORITHM], issuer: ACCESS_TOKEN_ISSUER } as const;
    return toClaims(verify(token, key, { ...options, algorithms: [...options.algorithms] }));
  } catch {
    return null;
  }
}

/** The query as core-api's own class describes it, with the options of core-api's pipe; null when it is not valid. */
async function validQuery(query: unknown): Promise<PageQueryDto | null> {
  const dto = plainToInstance(PageQueryDto, query, { exposeDefaultValues: true });
  const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
  return (await validate(dto, options)).length === 0 ? dto : null;
}

void serve();
