/** A local date on which the zone's clock changes, and by how many minutes; 0 for a zone that never does. */
export interface TransitionDay {
  readonly zone: string;
  readonly date: string;
  readonly minutes: number;
}

export const TRANSITION_DAYS: readonly TransitionDay[] = [
  { zone: 'America/New_York', date: '2026-03-08', minutes: 60 },
  { zone: 'America/New_York', date: '2026-11-01', minutes: -60 },
  { zone: 'Europe/Berlin', date: '2026-03-29', minutes: 60 },
  { zone: 'Europe/Berlin', date: '2026-10-25', minutes: -60 },
  { zone: 'Asia/Kolkata', date: '2026-03-29', minutes: 0 },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', minutes: -30 },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04', minutes: 30 },
  { zone: 'Asia/Kathmandu', date: '1986-01-01', minutes: 15 },
  { zone: 'Pacific/Apia', date: '2011-12-31', minutes: 24 * 60 },
  { zone: 'Pacific/Apia', date: '2012-04-01', minutes: -60 },
  { zone: 'Africa/Casablanca', date: '2026-02-15', minutes: -60 },
  { zone: 'Africa/Casablanca', date: '2026-03-22', minutes: 60 },
];
