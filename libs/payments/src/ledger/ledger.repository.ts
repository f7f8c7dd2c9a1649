import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain, surroundingSession } from '@noillin/mongo';
import { Model } from 'mongoose';
import { balanceKey, type Account } from './accounts';
import type { LedgerTransaction } from './ledger-transaction';
import type { LedgerBalanceDocument, LedgerTransactionDocument } from './ledger.schemas';

/** How much lies in an influencer's account. */
export interface Balance {
  account: Account;
  currency: string;
  /** Minor units. */
  amount: number;
}

const toTransaction = ({ _id, ...rest }: LedgerTransactionDocument): LedgerTransaction => ({
  id: _id,
  ...rest,
});

@Injectable()
export class LedgerRepository {
  constructor(
    @InjectModel('LedgerTransaction') private readonly transactions: Model<LedgerTransactionDocument>,
    @InjectModel('LedgerBalance') private readonly balances: Model<LedgerBalanceDocument>,
  ) {}

  async findById(id: string): Promise<LedgerTransaction | null> {
    const row = await this.transactions.findById(id).lean<LedgerTransactionDocument>();
    return row && toTransaction(row);
  }

  async append({ id, ...rest }: LedgerTransaction): Promise<void> {
    await insertPlain(this.transactions, { _id: id, ...rest });
  }

  /** Adds the transaction's entries to the balances of the influencers it names. */
  async addToBalances({ currency, entries }: LedgerTransaction): Promise<void> {
    const changes = entries.flatMap(({ owner, account, amount }) =>
      owner === null ? [] : [{ owner, account, amount }],
    );
    if (changes.length === 0) return;
    const operations = changes.map(({ owner, account, amount }) => ({
      updateOne: {
        filter: { _id: balanceKey(owner, account, currency) },
        update: { $inc: { amount }, $setOnInsert: { owner, account, currency } },
        upsert: true,
      },
    }));
    await this.balances.collection.bulkWrite(operations as never, { session: surroundingSession() });
  }

  async balancesOf(owner: string): Promise<Balance[]> {
    const rows = await this.balances.find({ owner }).lean<LedgerBalanceDocument[]>();
    return rows.map(({ account, currency, amount }) => ({ account, currency, amount }));
  }

  /** What lay in an influencer's accounts at an instant, summed up from the entries before it. */
  async balancesBefore(owner: string, instant: Date): Promise<Balance[]> {
    const rows = await this.transactions.aggregate<{ _id: Omit<Balance, 'amount'>; amount: number }>([
      { $match: { 'entries.owner': owner, occurredAt: { $lt: instant } } },
      { $unwind: '$entries' },
      { $match: { 'entries.owner': owner } },
      {
        $group: {
          _id: { account: '$entries.account', currency: '$currency' },
          amount: { $sum: '$entries.amount' },
        },
      },
    ]);
    return rows.map(({ _id, amount }) => ({ ..._id, amount }));
  }

  async ofBooking(bookingId: string): Promise<LedgerTransaction[]> {
    const rows = await this.transactions.find({ bookingId }).sort({ occurredAt: 1, _id: 1 }).lean();
    return rows.map((row) => toTransaction(row));
  }

  /** Moves of `[from, to)` that touch an account of the influencer, in the order in which they happened. */
  async ofOwner(owner: string, from: Date, to: Date): Promise<LedgerTransaction[]> {
    const rows = await this.transactions
      .find({ 'entries.owner': owner, occurredAt: { $gte: from, $lt: to } })
      .sort({ occurredAt: 1, _id: 1 })
      .lean();
    return rows.map((row) => toTransaction(row));
  }
}
