import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  timeoutMs: number;
  /** Ends the waiting early. */
  signal?: AbortSignal;
  intervalMs?: number;
}

/** Asks until the answer is yes. @throws Error naming what was waited for, when time is up or the wait is aborted */
export async function waitUntil(
  what: string,
  check: () => Promise<boolean> | boolean,
  options: WaitOptions,
): Promise<void> {
  const { timeoutMs, signal, intervalMs = 50 } = options;
  const deadline = Date.now() + timeoutMs;
  while (!(await check())) {
    if (signal?.aborted) throw new Error(`Stopped waiting until ${what}.`);
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s until ${what}, in vain.`);
    await sleep(intervalMs);
  }
}
