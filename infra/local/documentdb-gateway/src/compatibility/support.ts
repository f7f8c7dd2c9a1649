import { ClientSession, Collection, Db, Document, MongoClient, MongoServerError, ObjectId } from 'mongodb';

/** Documents of these tests choose their own kind of _id. */
export type Doc = Document & { _id?: string | number | ObjectId };

export interface TestDatabase {
  readonly db: Db;
  readonly client: MongoClient;
  readonly name: string;
  readonly uri: string;
  collection(name: string): Collection<Doc>;
  /** True for our gateway, false for MongoDB itself. */
  isGateway(): Promise<boolean>;
}

/** The URI of MONGO_URI's server with a database of this theme's own, so that files can run beside each other. */
export function uriFor(theme: string): string {
  const uri = new URL(process.env.MONGO_URI ?? '');
  uri.pathname = uri.pathname.replace(/_test$/, `_${theme}_test`);
  return uri.toString();
}

/** An empty database for the tests of one file; dropped at the end. */
export function useDatabase(theme: string): TestDatabase {
  const uri = uriFor(theme);
  const client = new MongoClient(uri);
  const db = client.db();
  beforeAll(async () => {
    await db.dropDatabase();
  });
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  return {
    db,
    client,
    uri,
    name: db.databaseName,
    collection: (name) => db.collection<Doc>(name),
    isGateway: async () => (await db.admin().buildInfo()).gitVersion === 'documentdb-gateway',
  };
}

/** The server error a promise is rejected with; fails the test when it is not rejected by the server. */
export async function serverError(attempt: Promise<unknown>): Promise<MongoServerError> {
  const outcome = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof MongoServerError) return outcome;
  throw new Error('expected the server to refuse', { cause: outcome });
}

/** Runs `body` with a session that is always ended. */
export async function withSession<T>(
  client: MongoClient,
  body: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const session = client.startSession();
  try {
    return await body(session);
  } finally {
    await session.endSession();
  }
}

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
