import { strictEqual } from 'node:assert';
import type * as Scheduling from '@noillin/scheduling';
import type { Interval, WeeklyWindow } from '@noillin/scheduling';
import type { calcomSlots } from './calcom-slots';

/** One influencer's month, in words that both sides understand. */
export interface MonthToList {
  zone: string;
  firstDate: string;
  days: number;
  weekly: WeeklyWindow[];
  busy: Interval[];
  durationMinutes: number;
  stepMinutes: number;
  noticeMinutes: number;
  now: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BOOKINGS = 20;

/** Working days with a lunch break, and Sunday from midnight on, when clocks change. */
const WEEKLY: WeeklyWindow[] = [
  ...[1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, start: '09:00', end: '12:00' },
    { weekday, start: '13:00', end: '18:00' },
  ]),
  { weekday: 7, start: '00:00', end: '08:00' },
];

/** Months with a clock change in them, and one of a zone that has none. */
export const MONTHS: readonly MonthToList[] = [
  monthOf('Europe/Berlin', '2027-03-01'),
  monthOf('America/New_York', '2027-11-01'),
  monthOf('Australia/Lord_Howe', '2027-04-01'),
  monthOf('Asia/Kolkata', '2027-05-01'),
];

function monthOf(zone: string, firstDate: string): MonthToList {
  const start = Date.parse(`${firstDate}T00:00:00Z`);
  const busy = Array.from({ length: BOOKINGS }, (_, i) => {
    const at = start + i * 1.4 * DAY + ((i * 7) % 24) * HOUR;
    return { start: at, end: at + HOUR };
  });
  return {
    zone,
    firstDate,
    days: 30,
    weekly: WEEKLY,
    busy,
    durationMinutes: 30,
    stepMinutes: 30,
    noticeMinutes: 24 * 60,
    now: start - 2 * DAY,
  };
}

/** The month through our algebra. */
export function ownSlots(scheduling: typeof Scheduling, month: MonthToList): Scheduling.Slot[] {
  const { zone, firstDate, days, weekly, busy, now } = month;
  const { addDays, listSlots, localDayRange } = scheduling;
  const { start: from, end: to } = localDayRange(zone, firstDate, addDays(firstDate, days - 1));
  return listSlots({
    schedule: { timezone: zone, weekly, overrides: [] },
    claims: busy,
    timing: {
      durationMinutes: month.durationMinutes,
      slotStepMinutes: month.stepMinutes,
      minNoticeMinutes: month.noticeMinutes,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      horizonDays: 365,
    },
    now,
    from,
    to,
  });
}

/** @throws AssertionError when the two do not list the same starts */
export function requireSameSlots(scheduling: typeof Scheduling, calcom: typeof calcomSlots): void {
  for (const month of MONTHS) {
    const ours = ownSlots(scheduling, month).map(({ start }) => start);
    const theirs = calcom(month).map((time) => time.valueOf());
    strictEqual(ours.join(), theirs.join(), `slots of ${month.zone} differ`);
    if (ours.length < 100) throw new Error(`${month.zone} has only ${ours.length} slots`);
  }
}
