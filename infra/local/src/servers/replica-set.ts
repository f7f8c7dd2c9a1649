import { waitUntil } from '../processes';

const NOT_YET_INITIALIZED = 94;
const ANSWER_TIMEOUT_MS = 3000;

interface Hello {
  setName?: string;
  isWritablePrimary?: boolean;
  /** `isdbgrid` on a mongos, which has transactions too. */
  msg?: string;
}

/** Asks a server what it is; null when it does not answer (yet). */
export async function hello(uri: string, timeoutMs = ANSWER_TIMEOUT_MS): Promise<Hello | null> {
  try {
    return await withAdmin(uri, (admin) => admin.command({ hello: 1 }), timeoutMs);
  } catch {
    // Not listening yet, or not reachable: the caller waits or explains.
    return null;
  }
}

export const hasTransactions = (answer: Hello): boolean =>
  answer.setName !== undefined || answer.msg === 'isdbgrid';

/** Makes a fresh mongod the only member of a replica set, and waits until it takes writes. */
export async function ensureSingleNodeReplicaSet(port: number, signal: AbortSignal): Promise<void> {
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  await waitUntil('mongod answers', async () => (await hello(uri, 500)) !== null, {
    timeoutMs: 60_000,
    signal,
  });
  await withAdmin(uri, async (admin) => {
    try {
      await admin.command({ replSetGetStatus: 1 });
    } catch (error) {
      if ((error as { code?: unknown }).code !== NOT_YET_INITIALIZED) throw error;
      await admin.command({
        replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] },
      });
    }
  });
  const isPrimary = async (): Promise<boolean> => (await hello(uri))?.isWritablePrimary ?? false;
  await waitUntil('mongod is primary', isPrimary, { timeoutMs: 30_000, signal });
}

async function withAdmin<Result>(
  uri: string,
  use: (admin: { command(command: object): Promise<object> }) => Promise<Result>,
  timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Result> {
  // Loaded while the servers start, not before.
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs });
  try {
    await client.connect();
    return await use(client.db('admin'));
  } finally {
    await client.close();
  }
}
