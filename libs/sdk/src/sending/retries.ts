import { pause } from './pause';
import { retryAfterMs } from './retry-after';

/** One attempt at a request, as `fetch` makes it. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Sending it twice does what sending it once does. */
  repeatable: boolean;
}

export interface RetryPolicy {
  /** Tries after the first one. */
  maxRetries: number;
  /** The longest pause in milliseconds; an answer that asks for a longer one is a refusal. */
  maxPauseMs: number;
  /** For tests. */
  pause?: typeof pause;
}

const FIRST_PAUSE_MS = 500;
/** Before anything was done: whatever was asked for can be asked for again. */
const REFUSED_BEFOREHAND = [429];
/** Perhaps after something was done: only what is repeatable is asked for again. */
const REFUSED_FOR_NOW = [502, 503, 504];

/** Longer each time, and not the same for all who were refused together. */
const backoffMs = (retry: number): number => FIRST_PAUSE_MS * 2 ** retry * (0.5 + Math.random() / 2);

const maySendAgain = (request: OutgoingRequest, response: Response): boolean =>
  REFUSED_BEFOREHAND.includes(response.status) ||
  (request.repeatable && REFUSED_FOR_NOW.includes(response.status)) ||
  // The first try with this key is still at work.
  (request.repeatable && response.status === 409 && response.headers.has('retry-after'));

/**
 * Sends again what was refused for now or did not arrive, after the pause that the answer asks for. What may have been done and is
 * not repeatable is sent once.
 */
export const withRetries = (send: Send, policy: RetryPolicy): Send => {
  const wait = policy.pause ?? pause;
  const attempt = async (request: OutgoingRequest, retry: number): Promise<Response> => {
    const last = retry >= policy.maxRetries;
    let response: Response;
    try {
      response = await send(request);
    } catch (error) {
      if (last || !request.repeatable || request.signal?.aborted) throw error;
      await wait(Math.min(backoffMs(retry), policy.maxPauseMs), request.signal);
      return attempt(request, retry + 1);
    }
    if (last || !maySendAgain(request, response)) return response;
    const pauseMs = retryAfterMs(response.headers) ?? backoffMs(retry);
    if (pauseMs > policy.maxPauseMs) return response;
    await response.body?.cancel();
    await wait(pauseMs, request.signal);
    return attempt(request, retry + 1);
  };
  return (request) => attempt(request, 0);
};
