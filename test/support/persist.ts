import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiResponse } from '@noillin/testing';

/** Longer than a dead process keeps an Idempotency-Key for itself (15 s), and than it takes to start again. */
const GIVES_UP_AFTER_MS = 45_000;
const PAUSE_MS = 150;

/**
 * What a good client does: asks again, with the same key, while the connection breaks, the platform is not there, or an
 * earlier try under the key still runs. @throws Error with the last failure when it takes too long
 */
export async function persist<Body>(ask: () => Promise<ApiResponse<Body>>): Promise<ApiResponse<Body>> {
  const deadline = Date.now() + GIVES_UP_AFTER_MS;
  for (;;) {
    const outcome = await ask().catch((error: unknown) => error as Error);
    if (!(outcome instanceof Error) && !isWorthAnotherTry(outcome)) return outcome;
    if (Date.now() > deadline)
      throw outcome instanceof Error
        ? outcome
        : new Error(`Still ${outcome.status}: ${JSON.stringify(outcome.body)}`);
    await sleep(PAUSE_MS);
  }
}

function isWorthAnotherTry({ status, body }: ApiResponse<unknown>): boolean {
  const { code } = (body ?? {}) as { code?: string };
  return status >= 500 || code === 'idempotency_key_in_progress';
}
