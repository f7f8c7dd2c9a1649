import type { LocalDate, LocalWindow } from '@noillin/scheduling';

/** What holds on one local day instead of the rules. */
export interface AvailabilityOverride {
  influencerId: string;
  /** Day in the zone of the influencer's rules. */
  date: LocalDate;
  /** No windows = closed. */
  windows: LocalWindow[];
  /** A note to themselves; nobody else sees it. */
  reason: string | null;
}
