import { Injectable } from '@nestjs/common';
import { DomainError, isDomainError } from '@noillin/contracts';
import { FailedAttempts, FREE_FAILURES } from '@noillin/identity';

/** What an attempt fails with when whoever tried was wrong, rather than we. */
const isWrongAnswer = (error: unknown): boolean =>
  isDomainError(error, 'credentials_invalid') || isDomainError(error, 'code_invalid');

/**
 * Lets attempts at a secret through one key until too many were wrong. Those that run at the same moment count as if they had
 * failed already: a hundred guesses at once are not let through because none of them has an answer yet.
 */
@Injectable()
export class Attempts {
  private readonly running = new Map<string, number>();

  constructor(private readonly failed: FailedAttempts) {}

  /**
   * @param attempt throws `credentials_invalid` or `code_invalid` when the answer was wrong
   * @param onFailure hears how long the next attempt has to wait
   * @throws DomainError `rate_limited` with when to come back; whatever the attempt throws
   */
  async run<Result>(
    key: string,
    attempt: () => Promise<Result>,
    onFailure: (waitSeconds: number) => Promise<unknown> = async () => undefined,
  ): Promise<Result> {
    const { failures, waitSeconds } = await this.failed.of(key);
    const atOnce = this.running.get(key) ?? 0;
    const isTooMany = atOnce > 0 && failures + atOnce >= FREE_FAILURES;
    if (waitSeconds > 0 || isTooMany)
      throw new DomainError('rate_limited', {}, { retryAfterSeconds: Math.max(1, waitSeconds) });
    this.running.set(key, atOnce + 1);
    try {
      const result = await attempt();
      if (failures > 0) await this.failed.clear(key);
      return result;
    } catch (error) {
      if (isWrongAnswer(error)) await onFailure((await this.failed.add(key)).waitSeconds);
      throw error;
    } finally {
      this.end(key);
    }
  }

  private end(key: string): void {
    const left = (this.running.get(key) ?? 1) - 1;
    if (left > 0) this.running.set(key, left);
    else this.running.delete(key);
  }
}
