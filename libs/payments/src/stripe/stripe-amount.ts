import { DomainError, type Money } from '@noillin/contracts';

/**
 * Currencies that Stripe counts otherwise than ISO 4217 does: how many of its units are how many of ours.
 * Source: https://docs.stripe.com/currencies#special-cases and #zero-decimal. Forints and Taiwan dollars are special only
 * where a payout to a bank is made by hand, which this platform does not do.
 */
const SPECIAL: Readonly<Record<string, { theirs: number; ours: number }>> = {
  // Without minor units, written as if they had two, always 00.
  ISK: { theirs: 100, ours: 1 },
  UGX: { theirs: 100, ours: 1 },
  // With minor units that Stripe does not take.
  MGA: { theirs: 1, ours: 100 },
};
const SAME = { theirs: 1, ours: 1 };

/** Three decimals, of which Stripe takes two: the last digit is always 0. */
const TENS: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** An amount as Stripe counts it. @throws DomainError `rule_refused` for one that Stripe cannot move exactly */
export const stripeAmountOf = ({ amount, currency }: Money): number => {
  const { theirs, ours } = SPECIAL[currency] ?? SAME;
  if (amount % ours !== 0 || (TENS.has(currency) && amount % 10 !== 0))
    throw new DomainError('rule_refused', {
      reason: `Stripe moves ${currency} in steps of ${TENS.has(currency) ? 10 : ours} minor units.`,
    });
  return (amount / ours) * theirs;
};

/** An amount of Stripe's as ISO 4217 counts it; Stripe writes currencies in small letters. */
export const moneyOf = (amount: number, currency: string): Money => {
  const code = currency.toUpperCase();
  const { theirs, ours } = SPECIAL[code] ?? SAME;
  return { amount: (amount / theirs) * ours, currency: code };
};
