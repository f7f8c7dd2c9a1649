import { GatewayState } from '../gateway-state';
import { MongoError } from '../errors/mongo-error';
import { PostgresSession } from '../postgres/session';
import { ClientConnection } from '../sessions/client-connection';
import { Transaction } from '../sessions/transaction';
import { BsonDocument } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';

/** DocumentDB's own BSON where it can be passed on untouched. */
export type Reply = Buffer | BsonDocument;

/** A command the gateway answers by itself. */
export interface LocalContext {
  readonly request: CommandRequest;
  readonly gateway: GatewayState;
  readonly client: ClientConnection;
}

export type LocalCommand = (context: LocalContext) => Reply | Promise<Reply>;

/** A command that PostgreSQL runs. */
export interface DatabaseContext extends LocalContext {
  readonly session: PostgresSession;
  readonly transaction: Transaction | undefined;
  /** False on the last attempt: the error then goes to the client. */
  readonly mayRetry: boolean;
  /** Set when a cursor keeps the session: it is not given back to the pool. */
  keepsSession: boolean;
}

export type DatabaseCommand = (context: DatabaseContext) => Promise<Reply>;

/** The command lost a race that another attempt will win; only outside transactions, and only while `mayRetry`. */
export class RetryCommand extends Error {
  constructor(readonly outcome: MongoError) {
    super(outcome.message, { cause: outcome });
  }
}
