import type { CancellationPolicy } from '@noillin/catalog';
import type { Money } from '@noillin/contracts';

const HOUR_MS = 3_600_000;
/** All of an amount, in basis points. */
export const FULL_BPS = 10_000;

/** Basis points that go back to the brand when the brand cancels at `now` (both instants in epoch milliseconds). */
export const refundBpsAt = (policy: CancellationPolicy, start: number, now: number): number => {
  const hoursLeft = (start - now) / HOUR_MS;
  return policy.tiers.find((tier) => hoursLeft >= tier.hoursBefore)?.refundBps ?? 0;
};

/** The refund in minor units, rounded down to the whole unit. */
export const portion = (price: Money, bps: number): Money => ({
  amount: Number((BigInt(price.amount) * BigInt(bps)) / BigInt(FULL_BPS)),
  currency: price.currency,
});
