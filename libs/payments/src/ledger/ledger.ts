import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { isDeepStrictEqual } from 'node:util';
import type { Account } from './accounts';
import { merged, requireSound, UnsoundTransaction, type LedgerTransaction } from './ledger-transaction';
import { LedgerRepository, type Balance } from './ledger.repository';

export type Posting = Omit<LedgerTransaction, 'occurredAt'>;

/** The book of every money move: double entry, append-only. */
@Injectable()
export class Ledger {
  constructor(
    private readonly repository: LedgerRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Posts a money move in the caller's transaction. The same move again changes nothing and answers false, as does a
   * move of nothing.
   * @throws UnsoundTransaction for entries that do not sum to zero, or a known id that stands for another move
   */
  post(posting: Posting): Promise<boolean> {
    const transaction = {
      ...posting,
      entries: merged(posting.entries),
      occurredAt: this.clock.date(),
    };
    requireSound(transaction);
    return this.transactions.run(() => this.append(transaction));
  }

  private async append(transaction: LedgerTransaction): Promise<boolean> {
    if (transaction.entries.length === 0) return false;
    const posted = await this.repository.findById(transaction.id);
    if (posted) return requireSame(posted, transaction);
    await this.repository.append(transaction);
    await this.repository.addToBalances(transaction);
    return true;
  }

  balancesOf(influencerId: string): Promise<Balance[]> {
    return this.repository.balancesOf(influencerId);
  }

  ofBooking(bookingId: string): Promise<LedgerTransaction[]> {
    return this.repository.ofBooking(bookingId);
  }

  /** What of a booking's money lies in an account of the platform, in minor units. */
  async heldFor(bookingId: string, account: Account): Promise<number> {
    const entries = (await this.ofBooking(bookingId)).flatMap((transaction) => transaction.entries);
    return entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0);
  }
}

const requireSame = (posted: LedgerTransaction, { occurredAt: _at, ...again }: LedgerTransaction): false => {
  const { occurredAt: _then, ...before } = posted;
  if (isDeepStrictEqual(before, again)) return false;
  throw new UnsoundTransaction(again.id, 'is posted already, and stands for another move');
};
