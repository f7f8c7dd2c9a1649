import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './ids';

/** What a chain of work has in common, from the first request through every event it causes. */
export interface WorkContext {
  correlationId: string;
  /** Event being handled, if any. */
  causationId: string | null;
  /** Who the current request is authenticated as; absent where there is no request, or nobody is. */
  actorId?: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

/** Runs `work` with the given context. */
export const runInContext = <Result>(context: WorkContext, work: () => Result): Result =>
  storage.run(context, work);

/** The context of the current work, if it has one. */
export const activeContext = (): WorkContext | undefined => storage.getStore();

/** Notes who the current request is authenticated as. */
export const actAs = (actorId: string): void => {
  const context = activeContext();
  if (context) context.actorId = actorId;
};

/** The context of the current work; a fresh one where there is none. */
export const currentContext = (): WorkContext =>
  activeContext() ?? { correlationId: newId(), causationId: null };
