import { givenServer } from './given-server';
import { hasTransactions, hello } from './replica-set';
import { type Server } from './server';

const TIMEOUT_MS = 5000;

/**
 * The MongoDB that MONGO_URI names. It must have transactions, so a standalone server is refused.
 * @throws Error with a sentence on what to do
 */
export async function useGivenMongo(uri: string): Promise<Server> {
  // A set's name in the URI would hide a standalone behind a time-out: look at the server itself first.
  const answer = (await hello(directly(uri), TIMEOUT_MS)) ?? (await hello(uri, TIMEOUT_MS));
  if (!answer) {
    throw new Error(
      'MONGO_URI is set and no MongoDB answers there: start it, or unset MONGO_URI to get a private one.',
    );
  }
  if (!hasTransactions(answer)) throw new Error(STANDALONE);
  return givenServer('mongo', uri);
}

const STANDALONE =
  'MONGO_URI points to a standalone MongoDB, which has no transactions. Make it a replica set of one: start it with ' +
  '--replSet rs0, run `mongosh --eval "rs.initiate()"` once, and add ?replicaSet=rs0 to MONGO_URI.';

/** The same server without its replica set; several hosts or a service record are left as they are. */
export function directly(uri: string): string {
  if (uri.startsWith('mongodb+srv:') || uri.split('/')[2]?.includes(',')) return uri;
  const [base = '', query = ''] = uri.split('?');
  const options = new URLSearchParams(query);
  options.delete('replicaSet');
  options.set('directConnection', 'true');
  return `${base}?${options.toString()}`;
}
