import { Interval } from './interval';
import { DAY } from './units';
import { OffsetReader } from './zone-offsets';

/** A span of instants with one UTC offset: within it wall-clock time runs straight. */
export interface Segment extends Interval {
  /** Milliseconds, east positive. */
  readonly offset: number;
}

/**
 * Instants between two samples. No zone has changed its offset twice within so few days since 1970, except that two
 * changes that do not cancel out would still both be found.
 */
const SAMPLE_SPACING = 4 * DAY;
const SECOND = 1000;

/** Splits `[start, end)` where the zone's offset changes. Bounds are whole seconds, as are all transitions. */
export function findSegments(offsetAt: OffsetReader, start: number, end: number): Segment[] {
  const segments: Segment[] = [];
  let since = start;
  let offset = offsetAt(start);
  for (let low = start; low < end; low += SAMPLE_SPACING) {
    const high = Math.min(low + SAMPLE_SPACING, end);
    for (const last = offsetAt(high - SECOND); offset !== last; ) {
      const transition = firstChange(offsetAt, offset, Math.max(low, since), high - SECOND);
      segments.push({ start: since, end: transition, offset });
      since = transition;
      offset = offsetAt(transition);
    }
  }
  segments.push({ start: since, end, offset });
  return segments;
}

/** Bisects for the first second whose offset differs; `low` has the offset, `high` has another. */
function firstChange(offsetAt: OffsetReader, offset: number, low: number, high: number): number {
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
