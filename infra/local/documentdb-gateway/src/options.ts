/** Where the DocumentDB-enabled PostgreSQL listens. Authentication is PostgreSQL's own (trust, or PGPASSWORD). */
export interface PostgresOptions {
  host: string;
  port: number;
  user: string;
  database: string;
}

export interface GatewayOptions {
  /** Address to listen on; also the one announced to drivers as the replica set's only member. */
  host: string;
  /** 0 lets the system choose; `listen()` tells which. */
  port: number;
  setName: string;
  postgres: PostgresOptions;
  /** Most PostgreSQL connections at once. Every open transaction holds one; others wait for a free one. */
  poolSize: number;
  /** A transaction idle for longer is rolled back, as MongoDB does after 60 s. Milliseconds. */
  transactionIdleTimeoutMs: number;
  /** Longest wait of a transaction for another's lock before it is told to retry (WriteConflict). Milliseconds. */
  transactionLockTimeoutMs: number;
  /** A cursor not read for longer is dropped. Milliseconds. */
  cursorIdleTimeoutMs: number;
  /** Above this number of open cursors the least recently used is dropped. */
  maxOpenCursors: number;
}

export type GatewaySettings = Partial<Omit<GatewayOptions, 'postgres'>> & {
  postgres?: Partial<PostgresOptions>;
};

const defaults: Omit<GatewayOptions, 'postgres'> = {
  host: '127.0.0.1',
  port: 27017,
  setName: 'rs0',
  poolSize: 64,
  transactionIdleTimeoutMs: 60_000,
  transactionLockTimeoutMs: 20,
  cursorIdleTimeoutMs: 600_000,
  maxOpenCursors: 10_000,
};

const postgresDefaults: PostgresOptions = {
  host: '127.0.0.1',
  port: 5432,
  user: 'postgres',
  database: 'postgres',
};

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

export function resolveOptions(settings: GatewaySettings): GatewayOptions {
  const { postgres, ...rest } = settings;
  return { ...defaults, ...defined(rest), postgres: { ...postgresDefaults, ...defined(postgres ?? {}) } };
}

/** Settings from GATEWAY_* and PG* variables; throws naming a variable that is not a whole number. */
export function settingsFromEnvironment(env: NodeJS.ProcessEnv): GatewaySettings {
  return {
    host: env.GATEWAY_HOST,
    port: wholeNumber(env, 'GATEWAY_PORT'),
    setName: env.GATEWAY_SET_NAME,
    poolSize: wholeNumber(env, 'GATEWAY_POOL_SIZE'),
    postgres: {
      host: env.PGHOST,
      port: wholeNumber(env, 'PGPORT'),
      user: env.PGUSER,
      database: env.PGDATABASE,
    },
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}
