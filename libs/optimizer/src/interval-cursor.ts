import type { Interval } from '@noillin/scheduling';

/** Walks sorted, disjoint intervals forward: the instants asked for never go back. */
export class IntervalCursor {
  private next = 0;

  constructor(private readonly intervals: readonly Interval[]) {}

  /** The interval around the instant. */
  at(instant: number): Interval | undefined {
    this.skipTo(instant);
    const interval = this.intervals[this.next];
    return interval !== undefined && interval.start <= instant ? interval : undefined;
  }

  /** How much of a span, which begins no earlier than the last one, the intervals cover. */
  coverage(span: Interval): number {
    this.skipTo(span.start);
    let covered = 0;
    for (let i = this.next; i < this.intervals.length; i += 1) {
      const { start, end } = this.intervals[i]!;
      if (start >= span.end) break;
      covered += Math.min(end, span.end) - Math.max(start, span.start);
    }
    return covered;
  }

  private skipTo(instant: number): void {
    while (this.next < this.intervals.length && this.intervals[this.next]!.end <= instant) this.next += 1;
  }
}
