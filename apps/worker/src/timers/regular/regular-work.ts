import type { Clock, DueItem, DueWork } from '@noillin/utils';
import type { RegularJob } from '../timer-job';
import type { Rounds } from './rounds';

/** A regular job as due work: its rounds lie on a fixed grid, so that they do not drift, and missed ones become one. */
export class RegularWork implements DueWork {
  constructor(
    private readonly job: RegularJob,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  async findDue(now: Date): Promise<DueItem[]> {
    const planned = (await this.rounds.nextOf(this.job.name)) ?? now;
    if (!this.isDue(planned, now)) return [];
    return [{ id: this.job.name, dueAt: planned <= now ? planned : now }];
  }

  /** A round that fails is tried again until it succeeds; only then the next one is set. */
  async run(): Promise<void> {
    const { name } = this.job;
    const planned = await this.rounds.nextOf(name);
    if (!this.isDue(planned ?? this.clock.date(), this.clock.date())) return;
    await this.job.run();
    await this.rounds.move(name, planned, this.after(planned));
  }

  /** A round that lies further ahead than one can is due too: then the clock was put back. */
  private isDue(planned: Date, now: Date): boolean {
    return planned <= now || planned.getTime() > now.getTime() + this.job.everyMs;
  }

  private after(planned: Date | null): Date {
    const { everyMs } = this.job;
    const now = this.clock.now();
    const start = planned && planned.getTime() <= now ? planned.getTime() : now;
    return new Date(start + everyMs * (Math.floor((now - start) / everyMs) + 1));
  }
}
