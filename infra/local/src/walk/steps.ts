import { type Progress } from '../../bin/shared/progress.mjs';

/** A step of the walk failed; the message says which one and why. */
export class WalkFailed extends Error {
  constructor(step: string, cause: unknown) {
    super(`The walk failed: ${step}. ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Runs one step and shows it with its time. */
export type Step = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

/** Steps are sentences; this many characters bring their times under each other. */
const NAME_WIDTH = 32;

export function stepsOf(progress: Pick<Progress, 'run'>): Step {
  return async <Result>(name: string, run: () => Promise<Result>): Promise<Result> => {
    try {
      const { result } = await progress.run(name.padEnd(NAME_WIDTH), async () => ({ result: await run() }));
      return result;
    } catch (error) {
      throw new WalkFailed(name, error);
    }
  };
}
