import { ACCOUNT_NAMES, isPersonal } from '../../ledger/accounts';
import type { Balance } from '../../ledger/ledger.repository';
import { balancesByCurrency, emptyBalance, plus } from './payout-balance';

const NONE = emptyBalance('INR');

describe('an influencer’s balance', () => {
  it.each([
    ['influencer_pending', 100, { pending: 100 }],
    ['influencer_releasable', 100, { releasable: 100 }],
    ['influencer_in_transit', 100, { inTransit: 100 }],
    ['influencer_recovering', -30, { inTransit: -30 }],
    ['influencer_paid', 100, { paid: 100 }],
    ['influencer_debt', -40, { debt: 40 }],
  ] as const)('of %d more in %s is %j', (account, amount, expected) => {
    expect(plus(NONE, account, amount)).toEqual({ ...NONE, ...expected });
  });

  it('has no share in the accounts of others', () => {
    for (const account of ACCOUNT_NAMES.filter((name) => !isPersonal(name)))
      expect(plus(NONE, account, 100)).toEqual(NONE);
  });

  it('has every account of their own in one of its figures', () => {
    for (const account of ACCOUNT_NAMES.filter(isPersonal)) expect(plus(NONE, account, 1)).not.toEqual(NONE);
  });

  it('is kept by currency: currencies do not mix', () => {
    const of = (account: Balance['account'], currency: string, amount: number) => ({
      account,
      currency,
      amount,
    });
    expect(
      balancesByCurrency([
        of('influencer_pending', 'INR', 100),
        of('influencer_pending', 'EUR', 7),
        of('influencer_paid', 'INR', 20),
      ]),
    ).toEqual([
      { ...emptyBalance('EUR'), pending: 7 },
      { ...NONE, pending: 100, paid: 20 },
    ]);
    expect(balancesByCurrency([])).toEqual([]);
  });
});
