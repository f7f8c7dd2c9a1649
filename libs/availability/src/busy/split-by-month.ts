import type { Interval } from '@noillin/scheduling';

/** A UTC month, `YYYY-MM`. */
export type MonthKey = string;

/** The part of an interval that lies in one UTC month. */
export interface MonthPart extends Interval {
  month: MonthKey;
}

export const monthOf = (instant: number): MonthKey => new Date(instant).toISOString().slice(0, 7);

/** Cuts a half-open interval wherever a UTC month begins. Nothing comes of an empty one. */
export const splitByMonth = ({ start, end }: Interval): MonthPart[] => {
  const parts: MonthPart[] = [];
  for (let from = start; from < end;) {
    const to = Math.min(end, startOfNextMonth(from));
    parts.push({ month: monthOf(from), start: from, end: to });
    from = to;
  }
  return parts;
};

/** A whole UTC month. */
export type Month = MonthPart;

/** Every UTC month that meets the interval, whole, in order. */
export const monthsMeeting = ({ start, end }: Interval): Month[] =>
  splitByMonth({ start, end }).map(({ month, start: at }) => ({
    month,
    start: startOfMonth(at),
    end: startOfNextMonth(at),
  }));

function startOfMonth(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

function startOfNextMonth(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
