import { toErrorBody } from '../errors';
import type { IndexCatalog } from '../index-catalog';
import type { Storage } from '../storage/storage';
import { cooperativePause } from './cooperative-pause';
import { execute } from './execute';
import { failedDetails, type Operation, type Outcome, type Task } from './task';
import type { TaskStore } from './task-store';

const now = () => new Date().toISOString();

/** Carries out operations one after the other, in the order they were accepted. */
export class TaskQueue {
  private readonly waiting: Task[] = [];
  private running: Promise<void> | undefined;
  private closing = false;

  constructor(
    private readonly catalog: IndexCatalog,
    private readonly tasks: TaskStore,
    private readonly storage: Storage,
  ) {}

  /** Goes on with the tasks that were waiting when the server stopped. */
  resume(): void {
    this.waiting.push(...this.tasks.all().filter((task) => task.status === 'enqueued'));
    this.wake();
  }

  /** Accepts an operation; resolves once it would survive a crash. */
  async enqueue(operation: Operation): Promise<Task> {
    const task = this.tasks.create(operation, now());
    try {
      await this.storage.recordEnqueued(task, operation);
    } catch (error) {
      this.tasks.withdraw(task);
      throw error;
    }
    this.waiting.push(task);
    this.wake();
    return task;
  }

  /** Finishes the running task and leaves the rest for the next start. */
  async close(): Promise<void> {
    this.closing = true;
    await this.running;
  }

  private wake(): void {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
  }

  private async work(): Promise<void> {
    for (;;) {
      // Lets the answer with the task's uid leave first.
      await new Promise(setImmediate);
      const task = this.closing ? undefined : this.waiting.shift();
      if (!task) return;
      await this.process(task);
      await this.storage.compactIfLarge();
    }
  }

  private async process(task: Task): Promise<void> {
    task.status = 'processing';
    task.startedAt = now();
    const outcome = await this.attempt(task, task.startedAt);
    try {
      await this.storage.recordFinished(task.uid, outcome);
      this.tasks.finish(task, outcome);
    } catch (error) {
      this.tasks.finish(task, { ...outcome, status: 'failed', error: toErrorBody(error) });
    }
  }

  private async attempt(task: Task, startedAt: string): Promise<Outcome> {
    const operation = this.tasks.operationOf(task.uid)!;
    try {
      const found = await execute(operation, {
        catalog: this.catalog,
        at: startedAt,
        pause: cooperativePause(),
      });
      return {
        status: 'succeeded',
        details: { ...task.details, ...found },
        error: null,
        startedAt,
        finishedAt: now(),
      };
    } catch (error) {
      const details = failedDetails(task.details);
      return { status: 'failed', details, error: toErrorBody(error), startedAt, finishedAt: now() };
    }
  }
}
