import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, type PipelineStage } from 'mongoose';
import { ACCOUNTS, type Account } from './accounts';
import type { LedgerBalanceDocument, LedgerTransactionDocument } from './ledger.schemas';

/** One thing that does not add up. */
export interface LedgerOffence {
  rule: 'transaction_not_zero' | 'booking_not_zero' | 'currency_not_zero' | 'balance_wrong' | 'wrong_sign';
  /** Transaction, booking, currency or balance that offends. */
  subject: string;
  /** Minor units by which it is off. */
  amount: number;
}

export interface LedgerReport {
  transactions: number;
  /** What lies in each account, in minor units by currency. */
  totals: { account: Account; currency: string; amount: number }[];
  offences: LedgerOffence[];
}

interface Sum<Id> {
  _id: Id;
  amount: number;
}

/** More than these are not listed: whoever looks into so many starts with the first. */
const MOST_OFFENCES = 1_000;
const OFF: PipelineStage[] = [{ $match: { amount: { $ne: 0 } } }, { $limit: MOST_OFFENCES }];
const AMOUNT = { $sum: '$entries.amount' };

/**
 * Checks the whole ledger from its entries: that every transaction, every booking and every currency is zero, that the
 * stored balances are the sums of their entries, and that none has a sign it cannot have. Sums are made by the database
 * and read by cursor, so that memory does not grow with the ledger.
 */
@Injectable()
export class VerifyLedger {
  constructor(
    @InjectModel('LedgerTransaction') private readonly transactions: Model<LedgerTransactionDocument>,
    @InjectModel('LedgerBalance') private readonly balances: Model<LedgerBalanceDocument>,
  ) {}

  async run(): Promise<LedgerReport> {
    const offences = [
      ...(await this.notZero('transaction_not_zero', '$_id')),
      ...(await this.notZero('booking_not_zero', '$bookingId')),
      ...(await this.notZero('currency_not_zero', '$currency')),
      ...(await this.wrongBalances()),
    ];
    const totals = await this.totals();
    const wrong = totals.filter(({ account, amount }) => hasWrongSign(account, amount));
    const signs = wrong.map(({ account, currency, amount }) =>
      offence('wrong_sign', `${account}:${currency}`, amount),
    );
    return {
      transactions: await this.transactions.countDocuments(),
      totals,
      offences: [...offences, ...signs].slice(0, MOST_OFFENCES),
    };
  }

  private async notZero(rule: LedgerOffence['rule'], by: string): Promise<LedgerOffence[]> {
    const sums = await this.sum<string>([], by, OFF);
    return sums.map(({ _id, amount }) => offence(rule, _id, amount));
  }

  private async totals(): Promise<LedgerReport['totals']> {
    const by = { account: '$entries.account', currency: '$currency' };
    const sums = await this.sum<{ account: Account; currency: string }>([], by, []);
    return sums.map(({ _id, amount }) => ({ ..._id, amount }));
  }

  private async sum<Id>(before: PipelineStage[], by: unknown, after: PipelineStage[]): Promise<Sum<Id>[]> {
    const group = { $group: { _id: by, amount: AMOUNT } } as PipelineStage;
    return this.transactions
      .aggregate<Sum<Id>>([...before, { $unwind: '$entries' }, group, ...after])
      .option({ allowDiskUse: true });
  }

  /** Walks the sums of the entries and the stored balances side by side, both in the order of their keys. */
  private async wrongBalances(): Promise<LedgerOffence[]> {
    const found: LedgerOffence[] = [];
    const stored = this.balances.find().sort({ _id: 1 }).lean<LedgerBalanceDocument>().cursor();
    const summed = this.personalSums();
    let balance = await stored.next();
    for await (const { _id, amount } of summed) {
      while (balance && balance._id < _id) {
        found.push(...comparing(balance._id, balance.amount, 0));
        balance = await stored.next();
      }
      const matches = balance?._id === _id;
      found.push(...comparing(_id, matches ? (balance?.amount ?? 0) : 0, amount));
      if (matches) balance = await stored.next();
    }
    for (; balance; balance = await stored.next()) found.push(...comparing(balance._id, balance.amount, 0));
    return found;
  }

  private personalSums(): AsyncIterable<Sum<string>> {
    const key = { $concat: ['$entries.owner', ':', '$entries.account', ':', '$currency'] };
    return this.transactions
      .aggregate<Sum<string>>([
        { $unwind: '$entries' },
        { $match: { 'entries.owner': { $ne: null } } },
        { $group: { _id: key, amount: AMOUNT } },
        { $sort: { _id: 1 } },
      ])
      .option({ allowDiskUse: true })
      .cursor();
  }
}

const offence = (rule: LedgerOffence['rule'], subject: string, amount: number): LedgerOffence => ({
  rule,
  subject,
  amount,
});

const hasWrongSign = (account: Account, amount: number): boolean => amount * ACCOUNTS[account].sign < 0;

const comparing = (key: string, stored: number, summed: number): LedgerOffence[] => {
  const account = key.split(':')[1] as Account;
  return [
    ...(stored === summed ? [] : [offence('balance_wrong', key, stored - summed)]),
    ...(hasWrongSign(account, summed) ? [offence('wrong_sign', key, summed)] : []),
  ];
};
