import { newId } from '@noillin/utils';
import { Transactions } from '@noillin/mongo';
import { PaymentsFixture } from '../payments.fixture';
import { Ledger, type Posting } from './ledger';
import { moveMoney, personal, platform, UnsoundTransaction } from './ledger-transaction';
import { VerifyLedger, type LedgerOffence } from './verify-ledger';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

const rows = () => fixture.connection.collection<{ _id: string }>('ledger_transactions');
const balances = () => fixture.connection.collection<{ _id: string }>('ledger_balances');
beforeEach(() => Promise.all([rows().deleteMany({}), balances().deleteMany({})]));

const post = (posting: Posting) => fixture.get(Ledger).post(posting);
/** 100 minor units that were paid for the booking `b1` and became Asha’s. */
const paid = (change: Partial<Posting> = {}): Posting => ({
  ...{ id: 'allocation:p1', move: 'allocation', bookingId: 'b1', currency: 'EUR' },
  entries: moveMoney(100, platform('brand_paid_in'), personal('influencer_pending', 'asha')),
  ...change,
});
const offences = async (): Promise<LedgerOffence[]> => (await fixture.get(VerifyLedger).run()).offences;
const bySubject = (found: LedgerOffence[]): LedgerOffence[] =>
  found.toSorted((one, other) => (one.subject < other.subject ? -1 : 1));

describe('the ledger', () => {
  it('has a move once, however often and in parallel it is posted', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(paid())));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await fixture.get(Ledger).balancesOf('asha')).toEqual([
      { account: 'influencer_pending', currency: 'EUR', amount: 100 },
    ]);
    expect(await offences()).toEqual([]);
  });

  it.each<[string, Partial<Posting>]>([
    ['of another amount', { entries: moveMoney(1, platform('brand_paid_in'), platform('unallocated')) }],
    ['of another booking', { bookingId: 'b2' }],
    ['in another currency', { currency: 'USD' }],
  ])('takes no move %s under a name that it has', async (_name, change) => {
    await post(paid());
    await expect(post(paid(change))).rejects.toThrow(UnsoundTransaction);
    expect(await rows().countDocuments()).toBe(1);
    expect(await offences()).toEqual([]);
  });

  it('stores nothing of what does not add up, nor of what moves nothing', async () => {
    const entries = [{ ...platform('unallocated'), amount: 1 }];
    expect(() => post(paid({ entries }))).toThrow(UnsoundTransaction);
    expect(await post(paid({ entries: [] }))).toBe(false);
    expect(await rows().countDocuments()).toBe(0);
  });

  it('forgets a move with the transaction that did not come about, balances included', async () => {
    const failing = fixture.get(Transactions).run(async () => {
      await post(paid({ id: newId() }));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await rows().countDocuments(), await balances().countDocuments()]).toEqual([0, 0]);
  });
});

describe('a check of the ledger', () => {
  beforeEach(async () => {
    await post(paid());
    await post(paid({ id: 'allocation:p2', bookingId: 'b2', currency: 'USD' }));
    expect(await offences()).toEqual([]);
  });

  const change = (id: string, amount: number) =>
    rows().updateOne({ _id: id }, { $set: { 'entries.1.amount': amount } });

  it('says how much lies where', async () => {
    const { transactions, totals } = await fixture.get(VerifyLedger).run();
    expect(transactions).toBe(2);
    expect(totals).toHaveLength(4);
    expect(totals).toContainEqual({ account: 'brand_paid_in', currency: 'EUR', amount: -100 });
    expect(totals).toContainEqual({ account: 'influencer_pending', currency: 'USD', amount: 100 });
  });

  it('finds an amount that was changed: its move, its booking, its currency and the balance', async () => {
    await change('allocation:p1', 103);
    expect(await offences()).toEqual([
      { rule: 'transaction_not_zero', subject: 'allocation:p1', amount: 3 },
      { rule: 'booking_not_zero', subject: 'b1', amount: 3 },
      { rule: 'currency_not_zero', subject: 'EUR', amount: 3 },
      { rule: 'balance_wrong', subject: 'asha:influencer_pending:EUR', amount: -3 },
    ]);
  });

  it('finds two wrong moves of one booking that make up for each other', async () => {
    await post(paid({ id: 'allocation:p3' }));
    await change('allocation:p1', 103);
    await change('allocation:p3', 97);
    expect(bySubject(await offences())).toEqual([
      { rule: 'transaction_not_zero', subject: 'allocation:p1', amount: 3 },
      { rule: 'transaction_not_zero', subject: 'allocation:p3', amount: -3 },
    ]);
  });

  it('finds a move that was taken out, by the balance', async () => {
    await rows().deleteOne({ _id: 'allocation:p1' });
    expect(await offences()).toEqual([
      { rule: 'balance_wrong', subject: 'asha:influencer_pending:EUR', amount: 100 },
    ]);
  });

  it.each([
    [
      'changed',
      () => balances().updateOne({ _id: 'asha:influencer_pending:USD' }, { $inc: { amount: 7 } }),
      7,
    ],
    ['lost', () => balances().deleteOne({ _id: 'asha:influencer_pending:USD' }), -100],
  ])('finds a balance that was %s', async (_name, spoil, amount) => {
    await spoil();
    expect(await offences()).toEqual([
      { rule: 'balance_wrong', subject: 'asha:influencer_pending:USD', amount },
    ]);
  });

  it.each(['aaron', 'zoe'])('finds a balance of somebody without any move: %s', async (owner) => {
    const [_id, account] = [`${owner}:influencer_paid:EUR`, 'influencer_paid'];
    await balances().insertOne({ _id, owner, account, currency: 'EUR', amount: 5 } as { _id: string });
    expect(await offences()).toEqual([{ rule: 'balance_wrong', subject: _id, amount: 5 }]);
  });

  it('finds money of a sign that it cannot have, the platform’s and an influencer’s', async () => {
    await post(
      paid({ id: 'r1', entries: moveMoney(30, platform('unallocated'), platform('brand_refunded')) }),
    );
    const entries = moveMoney(20, personal('influencer_releasable', 'asha'), platform('brand_refunded'));
    await post(paid({ id: 'r2', entries }));
    expect(bySubject(await offences())).toEqual([
      { rule: 'wrong_sign', subject: 'asha:influencer_releasable:EUR', amount: -20 },
      { rule: 'wrong_sign', subject: 'influencer_releasable:EUR', amount: -20 },
      { rule: 'wrong_sign', subject: 'unallocated:EUR', amount: -30 },
    ]);
  });
});
