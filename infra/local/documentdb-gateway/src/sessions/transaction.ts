import { GatewayOptions } from '../options';
import { Code } from '../errors/codes';
import { isOutcomeUnknown } from '../errors/classify';
import { MongoError } from '../errors/mongo-error';
import { PostgresPool } from '../postgres/pool';
import { PostgresSession } from '../postgres/session';
import { lockTimeout, Sql } from '../postgres/sql';
import { Step, step } from '../postgres/statement';
import { ClientConnection } from './client-connection';

export type TransactionState = 'open' | 'committed' | 'aborted' | 'unknown';

/**
 * A multi-document transaction on a PostgreSQL session of its own, at REPEATABLE READ, which gives MongoDB's snapshot
 * reads and its conflict on a write to what changed since. Its commands run one after the other.
 */
export class Transaction {
  state: TransactionState = 'open';
  lastUsedAt = Date.now();
  private session: PostgresSession | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private queued = 0;
  private readonly opening: Step[];

  constructor(
    readonly number: number,
    public client: ClientConnection,
    private readonly pool: PostgresPool,
    options: Pick<GatewayOptions, 'transactionLockTimeoutMs'>,
  ) {
    this.opening = [step(Sql.begin), step(lockTimeout(options.transactionLockTimeoutMs))];
  }

  get isBusy(): boolean {
    return this.queued > 0;
  }

  /** Runs a command inside; any error rolls the whole transaction back, as in MongoDB. */
  run<T>(command: (session: PostgresSession) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      if (this.state !== 'open') throw this.noLongerOpen();
      try {
        return await command(await this.openSession());
      } catch (error) {
        await this.rollBack();
        throw error;
      }
    });
  }

  /** Committing again is allowed: drivers repeat a commit whose answer was lost. */
  commit(): Promise<void> {
    return this.inTurn(async () => {
      if (this.state === 'committed') return;
      if (this.state === 'unknown') throw this.outcomeUnknown();
      if (this.state !== 'open') throw this.noLongerOpen();
      await this.commitSession();
    });
  }

  abort(): Promise<void> {
    return this.inTurn(async () => {
      if (this.state === 'committed')
        throw new MongoError(Code.TransactionCommitted, `Transaction ${this.number} has been committed.`);
      if (this.state !== 'open') throw this.noLongerOpen();
      await this.rollBack();
    });
  }

  /** Rolls back if still open; never throws. From within a command of this transaction. */
  async rollBack(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    this.state = 'aborted';
    if (session) await releaseRolledBack(session, this.pool);
  }

  /** Rolls back once the running command is done; never throws. */
  abandon(): Promise<void> {
    return this.inTurn(async () => {
      if (this.state === 'open') await this.rollBack();
    });
  }

  private async openSession(): Promise<PostgresSession> {
    if (!this.session) {
      this.session = await this.pool.acquire();
      this.session.prepend(this.opening);
    }
    return this.session;
  }

  private async commitSession(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    if (!session) return this.settle('committed');
    try {
      if (!session.dropPrepended()) await session.run([step(Sql.commit)]);
      this.settle('committed');
      this.pool.release(session);
    } catch (error) {
      this.settle(isOutcomeUnknown(error) ? 'unknown' : 'aborted');
      await releaseRolledBack(session, this.pool);
      throw error;
    }
  }

  private settle(state: TransactionState): void {
    this.state = state;
  }

  private async inTurn<T>(action: () => Promise<T>): Promise<T> {
    this.queued++;
    const turn = this.queue.then(action);
    this.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.queued--;
      this.lastUsedAt = Date.now();
    }
  }

  private noLongerOpen(): MongoError {
    return new MongoError(
      Code.NoSuchTransaction,
      `Transaction with { txnNumber: ${this.number} } has been aborted.`,
    );
  }

  private outcomeUnknown(): MongoError {
    return new MongoError(
      Code.InternalError,
      `PostgreSQL went away while transaction ${this.number} was being committed: read the data to learn whether it was.`,
    );
  }
}

async function releaseRolledBack(session: PostgresSession, pool: PostgresPool): Promise<void> {
  try {
    if (!session.dropPrepended() && !session.isLost) await session.run([step(Sql.rollback)]);
  } catch {
    // A session that cannot roll back is closed instead, which rolls back too.
    session.discard();
  }
  pool.release(session);
}
