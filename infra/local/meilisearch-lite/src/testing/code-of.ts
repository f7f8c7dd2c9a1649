import { MeiliError } from '../errors';

/** The code of the error that the work fails with; undefined when it does not fail. */
export function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof MeiliError) return error.code;
    throw error;
  }
  return undefined;
}
