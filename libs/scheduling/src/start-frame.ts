import { BookingLimit, fullSpans } from './booking-limit';
import { Interval, intersect, subtract } from './interval';
import { GigTiming } from './schedule';
import { MINUTE } from './units';
import { localEpochDay, startOfEpochDay } from './zone-local';

/** What a listing depends on, apart from the calendars. Instants are epoch milliseconds. */
export interface SlotRange {
  readonly timing: GigTiming;
  /** The server's time: notice and horizon count from it. */
  readonly now: number;
  /** Slots that START within `[from, to)`; see `localDayRange` and `parseRange` for whole local days. */
  readonly from: number;
  readonly to: number;
}

/** The gig's side of a search, in milliseconds: where starts are sought, and what each of them takes. */
export interface StartFrame {
  /** The range asked for, less notice, horizon and what the gig's own limits forbid. Sorted and disjoint. */
  readonly starts: readonly Interval[];
  readonly duration: number;
  readonly before: number;
  readonly after: number;
  readonly step: number;
}

/**
 * When a gig can be booked at all: from `now` plus notice to the end of the owner's last bookable local day.
 * @throws RangeError for an unknown zone
 */
export function bookableRange(timezone: string, timing: GigTiming, now: number): Interval {
  const lastDay = localEpochDay(timezone, now) + timing.horizonDays;
  return { start: now + timing.minNoticeMinutes * MINUTE, end: startOfEpochDay(timezone, lastDay + 1) };
}

/** @throws RangeError for an unknown zone, and for a duration or step that is not positive */
export function frameOf(timezone: string, range: SlotRange, limits: readonly BookingLimit[]): StartFrame {
  const { timing, now, from, to } = range;
  const duration = timing.durationMinutes * MINUTE;
  const step = timing.slotStepMinutes * MINUTE;
  if (!(duration > 0 && step > 0)) throw new RangeError('Duration and slot step must be positive');
  const bookable = intersect([{ start: from, end: to }], [bookableRange(timezone, timing, now)]);
  return {
    starts: bookable.flatMap((open) =>
      subtract(
        [open],
        limits.flatMap((limit) => fullSpans(limit, open)),
      ),
    ),
    duration,
    before: timing.bufferBeforeMinutes * MINUTE,
    after: timing.bufferAfterMinutes * MINUTE,
    step,
  };
}

/** From the first to the last start sought; undefined when there is none. */
export function spanOf({ starts }: StartFrame): Interval | undefined {
  const [first] = starts;
  const last = starts.at(-1);
  return first && last && { start: first.start, end: last.end };
}
