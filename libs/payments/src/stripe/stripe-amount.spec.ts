import * as fc from 'fast-check';
import { moneyOf, stripeAmountOf } from './stripe-amount';

const CURRENCIES = ['INR', 'EUR', 'JPY', 'KRW', 'HUF', 'TWD', 'ISK', 'UGX', 'MGA', 'KWD', 'TND'];

describe('amounts as Stripe counts them', () => {
  it.each([
    ['INR', 250_000, 250_000],
    ['JPY', 500, 500],
    // Two decimals for charges, refunds and transfers.
    ['HUF', 1_045, 1_045],
    ['TWD', 80_045, 80_045],
    // No minor units, and two decimals at Stripe.
    ['ISK', 5, 500],
    ['UGX', 5, 500],
    // Minor units, and none at Stripe.
    ['MGA', 500, 5],
    ['KWD', 5_120, 5_120],
  ])('of %s: %d is %d', (currency, amount, atStripe) => {
    expect(stripeAmountOf({ amount, currency })).toBe(atStripe);
    expect(moneyOf(atStripe, currency.toLowerCase())).toEqual({ amount, currency });
  });

  it.each([
    ['KWD', 5_124],
    ['MGA', 501],
  ])('refuse %s %d, which Stripe cannot move exactly', (currency, amount) => {
    expect(() => stripeAmountOf({ amount, currency })).toThrow('in steps of');
  });

  it('come back as they went, whatever the currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CURRENCIES),
        fc.integer({ min: 1, max: 10_000_000 }),
        (currency, whole) => {
          const money = { amount: whole * 100, currency };
          expect(moneyOf(stripeAmountOf(money), currency)).toEqual(money);
        },
      ),
    );
  });
});
