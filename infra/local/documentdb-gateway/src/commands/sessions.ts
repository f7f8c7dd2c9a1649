import { ObjectId } from 'bson';
import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { decodeExact } from '../wire/bson-codec';
import { LocalCommand } from './command';

export const commitTransaction: LocalCommand = async ({ request, gateway, client }) => {
  await gateway.transactions.current(request, client).commit();
  return { ok: 1 };
};

export const abortTransaction: LocalCommand = async ({ request, gateway, client }) => {
  await gateway.transactions.current(request, client).abort();
  return { ok: 1 };
};

export const startSession: LocalCommand = () => ({ id: { id: new ObjectId() }, timeoutMinutes: 30, ok: 1 });

export const endSessions: LocalCommand = async ({ request, gateway }) => {
  const sessions = (decodeExact(request.body).endSessions ?? []) as { id: { buffer: Uint8Array } }[];
  for (const { id } of sessions)
    await gateway.transactions.endSession(Buffer.from(id.buffer).toString('hex'));
  return { ok: 1 };
};

/** The gateway has no users: PostgreSQL listens on this machine only. */
export const authenticate: LocalCommand = () => {
  throw new MongoError(
    Code.AuthenticationFailed,
    'This gateway has no authentication: remove user and password from the connection string.',
  );
};
