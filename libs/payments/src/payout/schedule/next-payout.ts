import type { PayoutSchedule } from './payout-settings';

const DAY_MS = 86_400_000;
/** 1970-01-05, a Monday: the weeks of the epoch begin four days after it. */
const FIRST_MONDAY = 4 * DAY_MS;

const ceilTo = (instant: number, step: number, offset: number): number =>
  Math.ceil((instant - offset) / step) * step + offset;

/** The schedule's first run at or after an instant, both in epoch milliseconds; null for one that waits for a request. */
export const nextPayout = (schedule: PayoutSchedule, from: number): number | null => {
  switch (schedule) {
    case 'immediately':
      return from;
    case 'daily':
      return ceilTo(from, DAY_MS, 0);
    case 'weekly':
      return ceilTo(from, 7 * DAY_MS, FIRST_MONDAY);
    case 'manual':
      return null;
  }
};
