import { GatewayOptions } from './options';
import { PostgresPool } from './postgres/pool';
import { CursorRegistry } from './sessions/cursor-registry';
import { TransactionRegistry } from './sessions/transaction-registry';

/** What all commands of one gateway share. */
export interface GatewayState {
  readonly options: GatewayOptions;
  readonly pool: PostgresPool;
  readonly transactions: TransactionRegistry;
  readonly cursors: CursorRegistry;
  /** `host:port` as announced to drivers. */
  address: string;
}

export function createState(options: GatewayOptions): GatewayState {
  const pool = new PostgresPool(options.postgres, options.poolSize);
  return {
    options,
    pool,
    transactions: new TransactionRegistry(pool, options),
    cursors: new CursorRegistry(pool, options),
    address: `${options.host}:${options.port}`,
  };
}
