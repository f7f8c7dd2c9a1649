import { Logger } from '@nestjs/common';
import { Wakeup, type Clock } from '@noillin/utils';
import { JobRunner } from './job-runner';
import type { TimerJob } from './timer-job';
import type { WorkLeases } from './work-leases';

/** Looks for the due items of one job, again and again: at fixed intervals, and at once while there is more than could be started. */
export class TimerLoop {
  private readonly logger: Logger;
  private readonly wakeup = new Wakeup();
  private readonly runner: JobRunner;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private hungry = false;

  constructor(
    private readonly job: TimerJob,
    leases: WorkLeases,
    clock: Clock,
  ) {
    this.logger = new Logger(job.name);
    this.runner = new JobRunner(job, leases, clock, () => {
      if (this.hungry) this.wakeup.wake();
    });
  }

  start(): void {
    this.running = this.loop();
  }

  /** Looks at once, or once more where it is looking. */
  wake(): void {
    this.wakeup.wake();
  }

  /** Starts nothing more; resolves when what is in work has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeup.wake();
    await this.running;
    await this.runner.settled();
  }

  private async loop(): Promise<void> {
    for (let next = performance.now(); !this.stopped; next = this.following(next)) {
      await this.look();
      await this.wakeup.wait(Math.max(0, next + this.job.everyMs - performance.now()));
    }
  }

  /** The time on the job's grid at which the latest look was due: pauses do not grow by the time that looks take. */
  private following(last: number): number {
    return last + this.job.everyMs * Math.floor((performance.now() - last) / this.job.everyMs);
  }

  private async look(): Promise<void> {
    try {
      this.hungry = await this.runner.startDue();
    } catch (error) {
      this.hungry = false;
      this.logger.warn({ err: error }, 'could not look for due work; the next look comes as usual');
    }
  }
}
