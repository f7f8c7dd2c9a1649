import { Interval } from './interval';
import { DAY } from './units';
import { OffsetReader } from './zone-offsets';

/** A span of instants with one UTC offset: within it wall-clock time runs straight. */
export interface Segment extends Interval {
  /** Milliseconds, east positive. */
  readonly offset: number;
}

/** Distance between samples: since 1970 no zone has left an offset and come back to it in less than seven days. */
const SAMPLE_SPACING = 6 * DAY;
const SECOND = 1000;

/** Splits `[start, end)` where the zone's offset changes. Bounds are whole seconds, as are all transitions. */
export function findSegments(offsetAt: OffsetReader, start: number, end: number): Segment[] {
  const segments: Segment[] = [];
  let current = { start, offset: offsetAt(start) };
  for (let low = start; low < end - SECOND;) {
    const high = Math.min(low + SAMPLE_SPACING, end - SECOND);
    const last = offsetAt(high);
    while (current.offset !== last) {
      low = firstChange(offsetAt, current.offset, low, high);
      segments.push({ ...current, end: low });
      current = { start: low, offset: offsetAt(low) };
    }
    low = high;
  }
  return [...segments, { ...current, end }];
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
