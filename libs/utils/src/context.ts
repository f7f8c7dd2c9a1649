import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './ids';

/** What a chain of work has in common, from the first request through every event it causes. */
export interface WorkContext {
  correlationId: string;
  /** Event being handled, if any. */
  causationId: string | null;
}

const storage = new AsyncLocalStorage<WorkContext>();

/** Runs `work` with the given context. */
export const runInContext = <Result>(context: WorkContext, work: () => Result): Result =>
  storage.run(context, work);

/** The context of the current work, if it has one. */
export const activeContext = (): WorkContext | undefined => storage.getStore();

/** The context of the current work; a fresh one where there is none. */
export const currentContext = (): WorkContext =>
  activeContext() ?? { correlationId: newId(), causationId: null };
