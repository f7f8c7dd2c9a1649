import { MINUTE, subtract, union, type GigTiming } from '@noillin/scheduling';
import { IntervalCursor } from './interval-cursor';
import type { OptimizerMember } from './query';

/** Tells of one member how little a window breaks up their free time. Starts come in order. */
export class CompactnessMeter {
  private readonly free: IntervalCursor;
  private readonly duration: number;
  private readonly before: number;
  private readonly after: number;

  constructor({ windows, claims }: OptimizerMember, timing: GigTiming) {
    this.free = new IntervalCursor(subtract(union(windows), claims));
    this.duration = timing.durationMinutes * MINUTE;
    this.before = timing.bufferBeforeMinutes * MINUTE;
    this.after = timing.bufferAfterMinutes * MINUTE;
  }

  /** 0 to 1: half for not splitting the free stretch in two, half for not costing the room for a further booking. */
  at(start: number): number {
    const stretch = this.free.at(start);
    if (stretch === undefined) return 0;
    const left = Math.max(0, start - this.before - stretch.start);
    const right = Math.max(0, stretch.end - (start + this.duration + this.after));
    const splits = left > 0 && right > 0;
    const room = this.roomIn(stretch.end - stretch.start) - 1;
    const costs = this.roomIn(left) + this.roomIn(right) < room;
    return (splits ? 0 : 0.5) + (costs ? 0 : 0.5);
  }

  private roomIn(length: number): number {
    return Math.floor(length / this.duration);
  }
}
