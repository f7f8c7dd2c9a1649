import { type Ports } from './ports';

/** Names a test database must end with; everything that empties databases insists on it. */
const TEST_SUFFIX = '_test';

/** Redis database of tests on a server that is somebody else's. */
const TEST_REDIS_DATABASE = '/15';

export interface BackingUrls {
  mongo: string;
  redis: string;
  rabbitmq: string;
  meilisearch: string;
  smtp: string;
  mail: string;
}

export type BackingName = keyof BackingUrls;

/** The variables with which a person points to servers of their own. */
export const URL_VARIABLES = {
  mongo: 'MONGO_URI',
  redis: 'REDIS_URL',
  rabbitmq: 'RABBITMQ_URL',
  meilisearch: 'MEILI_HOST',
} as const;

/** Which backing servers the environment names: nothing is started for those. */
export function givenUrls(env: NodeJS.ProcessEnv): Partial<Record<BackingName, string>> {
  const entries = Object.entries(URL_VARIABLES).map(([name, variable]) => [name, env[variable]] as const);
  return Object.fromEntries(entries.filter(([, url]) => url));
}

/** Every backing server's URL: the given one, else the one of the private server on the planned port. */
export function backingUrls(ports: Ports, database: string, env: NodeJS.ProcessEnv): BackingUrls {
  const given = givenUrls(env);
  const isTest = database.endsWith(TEST_SUFFIX);
  return {
    mongo: given.mongo
      ? withDatabase(given.mongo, database, isTest)
      : `mongodb://127.0.0.1:${ports.mongo}/${database}?replicaSet=rs0`,
    redis: given.redis ? redisUrl(given.redis, isTest) : `redis://127.0.0.1:${ports.redis}`,
    rabbitmq: given.rabbitmq ?? `amqp://guest:guest@127.0.0.1:${ports.rabbitmq}`,
    meilisearch: given.meilisearch ?? `http://127.0.0.1:${ports.meilisearch}`,
    smtp: `smtp://127.0.0.1:${ports.smtp}`,
    mail: `http://127.0.0.1:${ports.mail}`,
  };
}

/**
 * A given MongoDB URI names the server; the database is ours unless it names a fitting one: tests never run in a
 * database that is not named for them.
 */
export function withDatabase(uri: string, database: string, isTest: boolean): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(uri);
  if (!parts)
    throw new Error(
      'MONGO_URI is not a MongoDB connection string (mongodb://host:port/database?replicaSet=name).',
    );
  const [, server = '', named = '', options = ''] = parts;
  const fits = named !== '' && (!isTest || named.endsWith(TEST_SUFFIX));
  return `${server}/${fits ? named : database}${options}`;
}

/** Tests flush: on a server that is somebody else's they stay in a database of their own. */
function redisUrl(given: string, isTest: boolean): string {
  const url = new URL(given);
  if (isTest && (url.pathname === '' || url.pathname === '/')) url.pathname = TEST_REDIS_DATABASE;
  return url.href;
}
