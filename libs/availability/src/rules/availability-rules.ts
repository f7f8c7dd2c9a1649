import type { WeeklyWindow } from '@noillin/scheduling';

/** When an influencer works, week by week, on the wall clock of their zone. */
export interface AvailabilityRules {
  influencerId: string;
  /** IANA zone; days and times of rules and overrides are local to it. */
  timezone: string;
  weekly: WeeklyWindow[];
}
