import { BookingLimit, fullSpans } from './booking-limit';
import { firstEndingAfter, Interval, intersect, overlaps, subtract, union } from './interval';
import { OpenWindow } from './open-windows';
import { spanOf, StartFrame } from './start-frame';

/** One influencer's time, prepared for a search. */
export interface PreparedTime {
  /** Not united, each with its origin; a window may come in pieces. Any order. */
  readonly windows: readonly OpenWindow[];
  /** Taken time with the buffers of its own booking: `[start - before, end + after)`. Any order, overlaps allowed. */
  readonly claims: readonly Interval[];
  readonly limits: readonly BookingLimit[];
}

/**
 * THE rule of when one influencer is free; listing, explaining and booking all come through here. Every start at which
 * the gig lies wholly in the union of the windows, its buffered span meets no claim and no limit is reached - grids
 * aside, and once for each window the start lies in, with the origin of that window.
 */
export function freeStarts(time: PreparedTime, frame: StartFrame): OpenWindow[] {
  const free = subtract(intersect(fittingStarts(time, frame), frame.starts), refusedStarts(time, frame));
  const hosted: OpenWindow[] = [];
  for (const window of time.windows) {
    for (let i = firstEndingAfter(free, window.start); i < free.length; i += 1) {
      const { start, end } = free[i]!;
      if (start >= window.end) break;
      hosted.push({
        start: Math.max(start, window.start),
        end: Math.min(end, window.end),
        origin: window.origin,
      });
    }
  }
  return hosted;
}

function fittingStarts({ windows }: PreparedTime, { duration }: StartFrame): Interval[] {
  return union(windows).map(({ start, end }) => ({ start, end: end - duration + 1 }));
}

/** Starts whose buffered span would meet a claim, or that a limit forbids. */
function refusedStarts({ claims, limits }: PreparedTime, frame: StartFrame): Interval[] {
  const span = spanOf(frame);
  if (span === undefined) return [];
  const refused = limits.flatMap((limit) => fullSpans(limit, span));
  for (const claim of claims) {
    if (claim.start >= claim.end) continue;
    const start = claim.start - frame.duration - frame.after + 1;
    const end = claim.end + frame.before;
    if (overlaps(span, { start, end })) refused.push({ start, end });
  }
  return refused;
}
