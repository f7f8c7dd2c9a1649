/** When an influencer's released money is transferred: at once, at midnight UTC, at Monday's midnight UTC, on request. */
export const PAYOUT_SCHEDULES = ['immediately', 'daily', 'weekly', 'manual'] as const;
export type PayoutSchedule = (typeof PAYOUT_SCHEDULES)[number];

/** How an influencer wants to be paid. */
export interface PayoutSettings {
  schedule: PayoutSchedule;
  /** Minor units, in any currency: less than this waits until more has come together. */
  minimumAmount: number;
}

export const DEFAULT_PAYOUT_SETTINGS: PayoutSettings = { schedule: 'immediately', minimumAmount: 0 };
