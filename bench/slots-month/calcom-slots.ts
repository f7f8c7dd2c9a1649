import dayjs, { type Dayjs } from 'dayjs';
import isBetween from 'dayjs/plugin/isBetween';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { MonthToList } from './workload';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(isBetween);

/**
 * How Cal.com lists slots, written anew after `packages/lib/date-ranges.ts`, `packages/lib/slots.ts` (`getSlots`) and
 * `checkIfIsAvailable` of its slots router: ranges of working hours as dayjs objects in the owner's zone, one dayjs object per
 * slot, and for each slot a walk through all busy times. One thing differs: the ends of each range are read off the wall clock,
 * because Cal.com's arithmetic on days of clock changes shifts them and the output here has to be the same as ours.
 */
export function calcomSlots(month: MonthToList): Dayjs[] {
  return getSlots(month).filter((time) => isAvailable(time, month));
}

interface DateRange {
  start: Dayjs;
  end: Dayjs;
}

function dateRanges({ zone, firstDate, days, weekly }: MonthToList): DateRange[] {
  const ranges: DateRange[] = [];
  let date = dayjs.tz(`${firstDate} 00:00`, zone);
  for (let day = 0; day < days; day += 1) {
    for (const window of weekly) {
      if (window.weekday % 7 !== date.day()) continue;
      const text = date.format('YYYY-MM-DD');
      const start = dayjs.tz(`${text} ${window.start}`, zone);
      const end = dayjs.tz(`${text} ${window.end}`, zone);
      ranges.push({ start, end });
    }
    date = dayjs.tz(`${date.add(1, 'day').format('YYYY-MM-DD')} 00:00`, zone);
  }
  return ranges;
}

const INTERVALS = [60, 30, 20, 15, 10, 5];

function getSlots(month: MonthToList): Dayjs[] {
  const { zone, durationMinutes, stepMinutes, noticeMinutes, now } = month;
  const interval = INTERVALS.find((candidate) => stepMinutes % candidate === 0) ?? 1;
  const earliest = dayjs.utc(now).add(noticeMinutes, 'minute');
  const slots = new Map<string, Dayjs>();
  const ordered = dateRanges(month).sort((a, b) => a.start.valueOf() - b.start.valueOf());
  for (const range of ordered) {
    let time = range.start.utc().isAfter(earliest) ? range.start : earliest;
    time =
      time.minute() % interval !== 0
        ? time.startOf('hour').add(Math.ceil(time.minute() / interval) * interval, 'minute')
        : time;
    time = time.tz(zone);
    while (!time.add(durationMinutes, 'minutes').subtract(1, 'second').utc().isAfter(range.end)) {
      slots.set(time.toISOString(), time);
      time = time.add(stepMinutes, 'minutes');
    }
  }
  return [...slots.values()];
}

function isAvailable(time: Dayjs, { busy, durationMinutes }: MonthToList): boolean {
  const slotEnd = time.add(durationMinutes, 'minutes').utc();
  const slotStart = time.utc();
  return busy.every((taken) => {
    const start = dayjs.utc(taken.start).utc();
    const end = dayjs.utc(taken.end);
    if (end.isBefore(slotStart) || start.isAfter(slotEnd)) return true;
    if (slotStart.isBetween(start, end, null, '[)')) return false;
    if (slotEnd.isBetween(start, end)) return false;
    if (start.isBetween(time, slotEnd)) return false;
    return !end.isBetween(time, slotEnd);
  });
}
