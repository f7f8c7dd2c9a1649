import { finishTask, newTask, type Operation, type Outcome, type Task } from './task';

/** Finished tasks beyond this many are forgotten, the oldest first. */
const KEEP_FINISHED = 20_000;

/** All tasks by uid, and what the unfinished ones are still to do. */
export class TaskStore {
  private readonly tasks = new Map<number, Task>();
  private readonly operations = new Map<number, Operation>();
  private nextUid = 0;

  create(operation: Operation, enqueuedAt: string): Task {
    const task = newTask(this.nextUid, operation, enqueuedAt);
    this.restore(task, operation);
    return task;
  }

  /** Takes in a task from storage. */
  restore(task: Task, operation: Operation | undefined): void {
    this.tasks.set(task.uid, task);
    if (operation) this.operations.set(task.uid, operation);
    this.nextUid = Math.max(this.nextUid, task.uid + 1);
  }

  find(uid: number): Task | undefined {
    return this.tasks.get(uid);
  }

  operationOf(uid: number): Operation | undefined {
    return this.operations.get(uid);
  }

  finish(task: Task, outcome: Outcome): void {
    finishTask(task, outcome);
    this.operations.delete(task.uid);
    if (this.tasks.size - this.operations.size > KEEP_FINISHED) this.forgetOldest();
  }

  /** Takes back a task that could not be stored. */
  withdraw(task: Task): void {
    this.tasks.delete(task.uid);
    this.operations.delete(task.uid);
  }

  /** All tasks, the oldest first. */
  all(): Task[] {
    return [...this.tasks.values()];
  }

  isIndexing(indexUid: string): boolean {
    return this.all().some((task) => task.status === 'processing' && task.indexUid === indexUid);
  }

  private forgetOldest(): void {
    for (const uid of this.tasks.keys()) {
      if (this.operations.has(uid)) continue;
      this.tasks.delete(uid);
      return;
    }
  }
}
