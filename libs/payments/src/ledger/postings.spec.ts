import { ACCOUNTS, type Account } from './accounts';
import { requireSound } from './ledger-transaction';
import { chargebackOpened, chargebackWon, paymentArrived, refundArrived, refundRefused } from './postings';

const MONEY = { amount: 250_000, currency: 'INR' };

describe('the postings of a payment', () => {
  const all = { chargebackOpened, chargebackWon, paymentArrived, refundArrived, refundRefused };

  it.each<[keyof typeof all, string, Account, Account]>([
    ['paymentArrived', 'payment', 'brand_paid_in', 'unallocated'],
    ['refundArrived', 'refund_arrived', 'refund_due', 'brand_refunded'],
    ['refundRefused', 'refund_refused', 'refund_due', 'unallocated'],
    ['chargebackOpened', 'chargeback', 'chargeback_open', 'bank_charged_back'],
    ['chargebackWon', 'chargeback_won', 'bank_charged_back', 'chargeback_open'],
  ])('%s moves the money as %s from %s to %s', (name, move, from, to) => {
    const posting = all[name]('booking-1', 'subject-1', MONEY);
    expect(posting).toEqual({
      id: `${move}:subject-1`,
      ...{ move, bookingId: 'booking-1', currency: 'INR' },
      entries: [
        { account: from, owner: null, amount: -250_000 },
        { account: to, owner: null, amount: 250_000 },
      ],
    });
    expect(() => requireSound({ ...posting, occurredAt: new Date() })).not.toThrow();
  });

  it('of nothing moves nothing', () => {
    expect(paymentArrived('booking-1', 'p', { amount: 0, currency: 'INR' }).entries).toEqual([]);
  });

  it('leave nothing of a chargeback that was won', () => {
    const sum = new Map<string, number>();
    for (const { entries } of [chargebackOpened('b', 'e1', MONEY), chargebackWon('b', 'e2', MONEY)])
      for (const { account, amount } of entries) sum.set(account, (sum.get(account) ?? 0) + amount);
    expect([...sum.values()]).toEqual([0, 0]);
  });
});

describe('the chart of accounts', () => {
  const named = (test: (account: (typeof ACCOUNTS)[Account]) => boolean) =>
    (Object.keys(ACCOUNTS) as Account[]).filter((name) => test(ACCOUNTS[name])).sort();

  it('has accounts of influencers, each of their own', () => {
    expect(named(({ personal }) => personal)).toEqual(
      ['debt', 'in_transit', 'paid', 'pending', 'recovering', 'releasable'].map(
        (name) => `influencer_${name}`,
      ),
    );
  });

  it('says what the provider holds: everything but what came from, or has gone to, somebody else', () => {
    expect(named(({ side }) => side === 'outside')).toEqual([
      ...['bank_charged_back', 'brand_paid_in', 'brand_refunded', 'influencer_paid'],
    ]);
  });

  it('says where money may be missing: at its source, and where somebody owes it', () => {
    expect(named(({ sign }) => sign === -1)).toEqual([
      ...['brand_paid_in', 'chargeback_open', 'influencer_debt', 'influencer_recovering'],
    ]);
  });
});
