import { Logger } from '@nestjs/common';
import { runInContext, newId, type Clock, type DueItem, type FailedItem } from '@noillin/utils';
import { findFree } from './find-free';
import { noteItem, noteLook } from './timer-metrics';
import type { TimerJob } from './timer-job';
import type { WorkLeases } from './work-leases';

const AT_ONCE = 4;

/** An item that this worker has leased. */
interface LeasedItem {
  id: string;
  /** How often it has failed so far. */
  failures: number;
}

/** Does the due items of one job. */
export class JobRunner {
  private readonly logger: Logger;
  private readonly inWork = new Set<Promise<void>>();

  /** `onRoom` is called whenever something was finished. */
  constructor(
    private readonly job: TimerJob,
    private readonly leases: WorkLeases,
    private readonly clock: Clock,
    private readonly onRoom: () => void,
  ) {
    this.logger = new Logger(job.name);
  }

  /** Starts what is due, as far as there is room, and does not wait for it. Answers whether there may be more. */
  async startDue(): Promise<boolean> {
    const room = (this.job.atOnce ?? AT_ONCE) - this.inWork.size;
    if (room <= 0) return true;
    const size = this.job.together ?? 1;
    const now = this.clock.date();
    const { free, seen } = await findFree(this.job.work, now, room * size, (ids) =>
      this.leases.takenAmong(this.job.name, ids),
    );
    const [longest] = free;
    noteLook(this.job.name, seen, longest ? now.getTime() - longest.dueAt.getTime() : 0);
    for (let from = 0; from < free.length; from += size)
      this.track(this.workOn(free.slice(from, from + size)));
    return free.length >= room * size;
  }

  /** Resolves when nothing is in work any more. */
  async settled(): Promise<void> {
    await Promise.all(this.inWork);
  }

  private track(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'due work could not be leased or closed; it comes again'),
      )
      .finally(() => {
        this.inWork.delete(watched);
        this.onRoom();
      });
    this.inWork.add(watched);
  }

  private async workOn(items: readonly DueItem[]): Promise<void> {
    const leased = (await Promise.all(items.map(({ id }) => this.lease(id)))).flat();
    await runInContext({ correlationId: newId(), causationId: null }, () => this.doLeased(leased));
  }

  private async lease(id: string): Promise<LeasedItem[]> {
    const lease = await this.leases.take(this.job.name, id);
    return lease ? [{ id, failures: lease.failures }] : [];
  }

  private async doLeased(items: readonly LeasedItem[]): Promise<void> {
    const failed = items.length > 1 ? await this.tryTogether(items) : null;
    if (failed) {
      await Promise.all(items.map((item) => this.close(item, failed.get(item.id))));
    } else {
      for (const item of items) await this.doOne(item);
    }
  }

  /** Answers those that failed by themselves; null when none was done. */
  private async tryTogether(items: readonly LeasedItem[]): Promise<Map<string, FailedItem> | null> {
    if (!this.job.work.runTogether) return null;
    try {
      const failed = await this.job.work.runTogether(items.map(({ id }) => id));
      return new Map(failed.map((item) => [item.id, item]));
    } catch (error) {
      this.logger.warn({ err: error, items: items.length }, 'items could not be done together; one by one');
      return null;
    }
  }

  private async doOne(item: LeasedItem): Promise<void> {
    try {
      await this.job.work.run(item.id);
    } catch (error) {
      return this.close(item, { id: item.id, error });
    }
    await this.close(item);
  }

  private async close({ id, failures }: LeasedItem, failed?: FailedItem): Promise<void> {
    const job = this.job.name;
    noteItem(job, failed ? 'failed' : 'done');
    if (!failed) return this.leases.done(job, id);
    const restMs = await this.leases.rest(job, id, failures + 1, failed.error);
    const about = { err: failed.error, item: id, failures: failures + 1 };
    this.logger.warn(about, `due work failed; it rests ${restMs} ms`);
  }
}
