import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { GatewayOptions } from '../options';
import { PostgresPool } from '../postgres/pool';
import { CommandRequest } from '../wire/request';
import { ClientConnection } from './client-connection';
import { Transaction } from './transaction';

/** How long the outcome of a finished transaction is remembered for a repeated commit. */
const OUTCOME_RETENTION_MS = 300_000;

/** The latest transaction of each logical session. */
export class TransactionRegistry {
  private readonly bySession = new Map<string, Transaction>();

  constructor(
    private readonly pool: PostgresPool,
    private readonly options: GatewayOptions,
  ) {}

  /** The transaction a command belongs to; starts it when the command says so. */
  of(request: CommandRequest, client: ClientConnection): Transaction {
    return request.startsTransaction ? this.start(request, client) : this.current(request, client);
  }

  /** Throws NoSuchTransaction when the session has moved on or never had it. */
  current(request: CommandRequest, client: ClientConnection): Transaction {
    const transaction = this.bySession.get(request.sessionId ?? '');
    if (!transaction || transaction.number !== request.transactionNumber)
      throw new MongoError(
        Code.NoSuchTransaction,
        `Given transaction number ${request.transactionNumber} does not match any in-progress transactions.`,
      );
    transaction.client = client;
    return transaction;
  }

  async endSession(sessionId: string): Promise<void> {
    const transaction = this.bySession.get(sessionId);
    this.bySession.delete(sessionId);
    await transaction?.abandon();
  }

  /** Rolls back what a closed socket left open. */
  abandonOf(client: ClientConnection): void {
    for (const transaction of this.bySession.values())
      if (transaction.client === client && transaction.state === 'open') void transaction.abandon();
  }

  async abandonAll(): Promise<void> {
    await Promise.all([...this.bySession.values()].map((transaction) => transaction.abandon()));
    this.bySession.clear();
  }

  /** Rolls back idle transactions and forgets old outcomes. */
  sweep(now: number): void {
    for (const [sessionId, transaction] of this.bySession) {
      const idleMs = transaction.isBusy ? 0 : now - transaction.lastUsedAt;
      if (transaction.state === 'open' && idleMs > this.options.transactionIdleTimeoutMs)
        void transaction.abandon();
      else if (transaction.state !== 'open' && idleMs > OUTCOME_RETENTION_MS)
        this.bySession.delete(sessionId);
    }
  }

  private start(request: CommandRequest, client: ClientConnection): Transaction {
    const number = request.transactionNumber ?? 0;
    const sessionId = request.sessionId ?? '';
    const previous = this.bySession.get(sessionId);
    if (previous) this.supersede(previous, number);
    const transaction = new Transaction(number, client, this.pool, this.options);
    this.bySession.set(sessionId, transaction);
    return transaction;
  }

  private supersede(previous: Transaction, number: number): void {
    if (previous.number === number && previous.state !== 'aborted')
      throw new MongoError(
        Code.ConflictingOperationInProgress,
        `Transaction ${number} is already ${previous.state}.`,
      );
    if (previous.number > number)
      throw new MongoError(
        Code.TransactionTooOld,
        `Cannot start transaction ${number} because a newer transaction ${previous.number} has already started.`,
      );
    void previous.abandon();
  }
}
