/** Why an event takes no time. */
export const SKIP_REASONS = [
  'cancelled',
  'malformed',
  'no_duration',
  'transparent',
  'unknown_time_zone',
  'unsupported_rule',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** An event that was left out, as its owner knows it. */
export interface SkippedEvent {
  uid: string;
  summary: string;
  reason: SkipReason;
}

/** An event is left out; the others count. */
export class EventSkipped extends Error {
  constructor(readonly reason: SkipReason) {
    super(reason);
    this.name = 'EventSkipped';
  }
}
