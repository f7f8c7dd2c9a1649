import { DAY, HOUR, MINUTE } from '@noillin/scheduling';
import ICAL from 'ical.js';
import type { WallTime } from './calendar-zone';
import { EventSkipped } from './event-skipped';

const BY_TIME = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;
const WHOLE_DAYS = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);

/** A rule taken apart. */
export interface RuleOfDays {
  /** The rule without end, and without what it says of times. */
  dates: ICAL.Recur;
  /** Milliseconds since midnight, in order, at which it happens on each of those days; undefined: at the iterated time. */
  times: Iterable<number> | undefined;
}

/**
 * Takes the times of the day out of a rule for days: "at 9 and at 17 o'clock, every year" loses all but the first time in
 * the library. Times of hourly and faster rules choose among what the rule names, which it does well.
 * @throws EventSkipped where the rule counts positions (BYSETPOS) among several times
 */
export function timesOfDay(rule: ICAL.Recur, start: WallTime): RuleOfDays {
  const dates = rule.clone();
  dates.until = null;
  dates.count = null;
  const named = BY_TIME.filter((part) => rule.parts[part]?.length);
  if (named.length === 0 || !WHOLE_DAYS.has(rule.freq)) return { dates, times: undefined };
  if (rule.parts.BYSETPOS && named.some((part) => (rule.parts[part]?.length ?? 0) > 1))
    throw new EventSkipped('unsupported_rule');
  dates.parts = Object.fromEntries(
    Object.entries(rule.parts).filter(([part]) => !BY_TIME.some((name) => name === part)),
  );
  const clock = ((start % DAY) + DAY) % DAY;
  return { dates, times: combine(rule, clock) };
}

function combine({ parts }: ICAL.Recur, clock: number): Iterable<number> {
  const choices = (part: (typeof BY_TIME)[number], own: number): number[] =>
    parts[part]?.map(Number).sort((a, b) => a - b) ?? [own];
  const hours = choices('BYHOUR', Math.floor(clock / HOUR));
  const minutes = choices('BYMINUTE', Math.floor((clock % HOUR) / MINUTE));
  const seconds = choices('BYSECOND', Math.floor((clock % MINUTE) / 1000));
  return {
    *[Symbol.iterator]() {
      for (const hour of hours)
        for (const minute of minutes)
          for (const second of seconds) yield hour * HOUR + minute * MINUTE + second * 1000;
    },
  };
}
