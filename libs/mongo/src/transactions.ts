import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Connection } from 'mongoose';

type AfterCommit = () => void;

/**
 * Declares transactions at the use case. Repositories called inside take part in it by themselves (Mongoose keeps the
 * session in async local storage). The body may run more than once: it must be safe to run again.
 */
@Injectable()
export class Transactions {
  private readonly logger = new Logger(Transactions.name);
  private readonly hooks = new AsyncLocalStorage<AfterCommit[]>();

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Runs `work` in a transaction; joins the surrounding one if there is one. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.hooks.getStore()) return work();
    let afterCommit: AfterCommit[] = [];
    let result!: Result;
    await this.connection.transaction(
      () =>
        this.hooks.run((afterCommit = []), async () => {
          result = await work();
        }),
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
    afterCommit.forEach((hook) => this.callHook(hook));
    return result;
  }

  /** Calls `hook` once the surrounding transaction is committed, or at once where there is none. */
  afterCommit(hook: AfterCommit): void {
    const pending = this.hooks.getStore();
    if (pending) pending.push(hook);
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
