import { DAY, type Interval, type LocalDate } from '@noillin/scheduling';

/** The part of an interval that lies on one UTC day. */
export interface DayPart extends Interval {
  day: LocalDate;
}

export const utcDay = (instant: number): LocalDate => new Date(instant).toISOString().slice(0, 10);

/**
 * Cuts a half-open interval at every UTC midnight it crosses.
 * @throws RangeError for an interval that is empty or whose ends are not whole milliseconds
 */
export const splitByDay = ({ start, end }: Interval): DayPart[] => {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start >= end) {
    throw new RangeError(`Not an interval: ${start} to ${end}`);
  }
  const parts: DayPart[] = [];
  for (let from = start; from < end;) {
    const to = Math.min(end, (Math.floor(from / DAY) + 1) * DAY);
    parts.push({ day: utcDay(from), start: from, end: to });
    from = to;
  }
  return parts;
};
