import { isDomainError } from '@noillin/contracts';
import { isMongoUnavailable } from '@noillin/mongo';
import { ContractViolation } from '../envelope';
import { RETRY_DELAYS_MS } from '../topology/queues';

/** How often the message failed by itself. */
export const ATTEMPT_HEADER = 'x-attempt';
/** How often it was put off because something it needs was down. */
export const PUT_OFF_HEADER = 'x-put-off';

/** Index of the longest delay while a dependency is down, so that work goes on soon after it is back. */
const LONGEST_PUT_OFF = 2;

export interface NextAttempt {
  /** Undefined when there is to be none. */
  delayMs: number | undefined;
  /** Counts to carry along. */
  headers: Record<string, number>;
}

/** A dependency that is down says nothing about the message: it is tried until the dependency is back. */
const isTransient = (error: unknown): boolean =>
  isMongoUnavailable(error) || (isDomainError(error) && error.status === 503);

/** What becomes of a message that failed: messages of a broken contract never get better, all others get their attempts. */
export const decideNext = (headers: Readonly<Record<string, unknown>>, error: unknown): NextAttempt => {
  const attempts = Number(headers[ATTEMPT_HEADER] ?? 0);
  const putOff = Number(headers[PUT_OFF_HEADER] ?? 0);
  if (isTransient(error)) {
    const delayMs = RETRY_DELAYS_MS[Math.min(putOff, LONGEST_PUT_OFF)];
    return { delayMs, headers: { [PUT_OFF_HEADER]: putOff + 1 } };
  }
  const delayMs = error instanceof ContractViolation ? undefined : RETRY_DELAYS_MS[attempts];
  return { delayMs, headers: { [ATTEMPT_HEADER]: attempts + 1 } };
};
