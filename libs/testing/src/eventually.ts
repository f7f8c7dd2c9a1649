import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds; 10 s by default. */
  within?: number;
  /** Milliseconds between attempts. */
  every?: number;
}

/**
 * Repeats an assertion until it holds, and returns what it returned.
 * @throws the assertion's last error when time is up
 */
export async function eventually<Result>(
  assertion: () => Result | Promise<Result>,
  { within = 10_000, every = 50 }: Patience = {},
): Promise<Result> {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() + every > deadline) throw error;
      await sleep(every);
    }
  }
}
