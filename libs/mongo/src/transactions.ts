import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Connection, type ClientSession } from 'mongoose';

type AfterCommit = () => void;

/** The transaction that the current work belongs to. */
interface Surrounding {
  session: ClientSession;
  afterCommit: AfterCommit[];
}

const surrounding = new AsyncLocalStorage<Surrounding>();

/** The session of the surrounding transaction, for writes that go past Mongoose; undefined where there is none. */
export const surroundingSession = (): ClientSession | undefined => surrounding.getStore()?.session;

/**
 * Declares transactions at the use case. Repositories called inside take part in it by themselves (Mongoose keeps the
 * session in async local storage). The body may run more than once: it must be safe to run again.
 */
@Injectable()
export class Transactions {
  private readonly logger = new Logger(Transactions.name);

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Runs `work` in a transaction; joins the surrounding one if there is one. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (surrounding.getStore()) return work();
    let afterCommit: AfterCommit[] = [];
    let result!: Result;
    await this.connection.transaction(
      (session) =>
        surrounding.run({ session, afterCommit: (afterCommit = []) }, async () => {
          result = await work();
        }),
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
    afterCommit.forEach((hook) => this.callHook(hook));
    return result;
  }

  /** Calls `hook` once the surrounding transaction is committed, or at once where there is none. */
  afterCommit(hook: AfterCommit): void {
    const transaction = surrounding.getStore();
    if (transaction) transaction.afterCommit.push(hook);
    else this.callHook(hook);
  }

  private callHook(hook: AfterCommit): void {
    try {
      hook();
    } catch (error) {
      this.logger.error({ err: error }, 'a hook after commit failed');
    }
  }
}
