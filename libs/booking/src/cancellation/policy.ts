import type { Money } from '@noillin/contracts';

/** From `hoursBefore` hours before the start, `refundBps` basis points of the price go back. */
export interface CancellationTier {
  hoursBefore: number;
  refundBps: number;
}

/** Frozen into the booking at purchase. Tiers run from the earliest to the latest cancellation. */
export interface CancellationPolicy {
  name: string;
  tiers: CancellationTier[];
}

/** The policy of a gig that names none. */
export const MODERATE_POLICY: CancellationPolicy = {
  name: 'moderate',
  tiers: [
    { hoursBefore: 48, refundBps: 10_000 },
    { hoursBefore: 24, refundBps: 5_000 },
    { hoursBefore: 0, refundBps: 0 },
  ],
};

const HOUR_MS = 3_600_000;
const FULL_BPS = 10_000;

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
