import { DAY, HOUR, openWindows, type GigTiming, type Interval } from '@noillin/scheduling';
import { DEFAULT_WEIGHTS, type OptimizerQuery } from '../index';

const FROM = Date.UTC(2027, 2, 1);
const DAYS = 92;
const ZONES = ['Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
const TIMING: GigTiming = {
  durationMinutes: 60,
  bufferBeforeMinutes: 15,
  bufferAfterMinutes: 15,
  minNoticeMinutes: 60,
  horizonDays: 365,
  slotStepMinutes: 15,
};

/**
 * As large a query as may be asked: twelve members in four zones, 92 days with two bookings a day each, a start every quarter
 * of an hour. One that fits offers many slots; one that does not, because the first member is never open, offers none.
 */
export function season({ fits }: { fits: boolean }): OptimizerQuery {
  const to = FROM + DAYS * DAY;
  const members = Array.from({ length: 12 }, (_, i) => {
    const weekly =
      i === 0 && !fits
        ? []
        : [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '06:00', end: '23:00' }));
    const schedule = { timezone: ZONES[i % ZONES.length]!, weekly, overrides: [] };
    const windows = openWindows(schedule, FROM - DAY, to + DAY);
    return {
      timezone: schedule.timezone,
      overridden: new Set<string>(),
      windows,
      claims: bookingsOf(i),
      limits: [],
      required: i < 2,
      followers: 1000 * i,
      shareBps: 800,
    };
  });
  return {
    members,
    timing: TIMING,
    timezone: 'Asia/Kolkata',
    now: FROM - DAY,
    from: FROM,
    to,
    quorum: 4,
    limits: [],
    preferredHours: { timezone: 'Europe/Berlin', start: '10:00', end: '16:00', only: false },
    weights: DEFAULT_WEIGHTS,
    limit: 20,
  };
}

/** Two an influencer and day, at hours that wander. */
function bookingsOf(member: number): Interval[] {
  return Array.from({ length: 2 * DAYS }, (_, i) => {
    const start = FROM + Math.floor(i / 2) * DAY + ((7 * member + 5 * i) % 23) * HOUR;
    return { start, end: start + 1.5 * HOUR };
  });
}
