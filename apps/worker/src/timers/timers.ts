import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Nudges } from '@noillin/redis';
import { Clock } from '@noillin/utils';
import { Rounds } from './regular/rounds';
import { RegularWork } from './regular/regular-work';
import { Periodic } from './periodic';
import type { RegularJob, TakingJob, TimerJob } from './timer-job';
import { TimerLoop } from './timer-loop';
import { WorkLeases } from './work-leases';

/** Regular work is looked for this often at most. */
const LOOK_FOR_ROUNDS_MS = 5_000;

/**
 * Everything that time alone makes happen. Any number of workers run the same jobs: each due item is leased by one.
 *
 * To add one:
 * 1. Write the work in its feature's library as a `DueWork` (@noillin/utils): `findDue(now, limit)` over an index, in the
 *    order of the due time, and `run(id)`, which ends the item's being due by compare-and-set and throws when it could not.
 *    Time comes from `Clock` and from nothing else, so that the sandbox can move it.
 * 2. Add it in the constructor of the feature's `<Feature>Timers` provider in the worker:
 *    `timers.add({ name: 'expire-holds', everyMs: 500, work: expireHolds })`.
 * Work that should begin sooner than at the next look names a `nudge`, which whoever makes it due sends.
 * What comes round by itself (a nightly check) is added with `timers.addRegular({ name, everyMs, run })`; work that leases its
 * rows itself, one after the other, with `timers.addTaking({ name, everyMs, takeOne })`.
 *
 * What the timers do for due work: looks at fixed intervals and goes on at once while there is more; so much side by side as
 * `atOnce` says; leases of 3 s, renewed while the work goes on; rests after failures, from 1 s doubling to 5 min, during
 * which others go on; a log line per failure; metrics `noillin_timer_due_items`, `_lag_seconds` and `_items_total` by
 * job; the end of what is in work before the process ends. After downtime everything that fell due is found at once.
 */
@Injectable()
export class Timers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops = new Map<string, TimerLoop | Periodic>();

  constructor(
    private readonly leases: WorkLeases,
    private readonly rounds: Rounds,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  /** Before the application has started, as the others. @throws Error for a name that is taken */
  add(job: TimerJob): void {
    const loop = new TimerLoop(job, this.leases, this.clock);
    this.register(job.name, loop);
    if (job.nudge) this.nudges.listen(job.nudge, () => loop.wake());
  }

  addRegular(job: RegularJob): void {
    const work = new RegularWork(job, this.rounds, this.clock);
    this.add({ name: job.name, everyMs: Math.min(job.everyMs, LOOK_FOR_ROUNDS_MS), work });
  }

  addTaking(job: TakingJob): void {
    this.register(job.name, new Periodic(job.name, job.everyMs, () => job.takeOne()));
  }

  onApplicationBootstrap(): void {
    this.loops.forEach((loop) => loop.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
  }

  private register(name: string, loop: TimerLoop | Periodic): void {
    if (this.loops.has(name)) throw new Error(`two timers are named ${name}`);
    this.loops.set(name, loop);
  }
}
