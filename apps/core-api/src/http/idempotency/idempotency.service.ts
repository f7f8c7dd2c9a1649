import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { SystemClock } from '@noillin/utils';
import type { StoredAnswer } from './idempotency-key.schema';
import { IdempotencyKeys, type Claim, type KeyedRequest } from './idempotency-keys.repository';
import { Replay } from './replay';

/** Outcomes that another try may change: our failures, conflicts with a passing state, rate limits. */
export const isWorthKeeping = (status: number): boolean => status < 500 && status !== 409 && status !== 429;

/** Decides what becomes of a request that carries a key. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Claims the key for this request.
   * @throws DomainError `idempotency_key_reused` or `idempotency_key_in_progress`
   * @throws Replay when the request has been answered already
   */
  async begin(request: KeyedRequest): Promise<Claim> {
    return (await this.keys.claim(request)) ?? (await this.beginAgain(request));
  }

  /** Keeps the answer, or gives the key back where another try may end differently. */
  async end(claim: Claim, answer: StoredAnswer): Promise<void> {
    if (isWorthKeeping(answer.status)) await this.keys.complete(claim, answer);
    else await this.keys.release(claim);
  }

  private async beginAgain(request: KeyedRequest): Promise<Claim> {
    const known = await this.keys.find(request);
    if (known && known.fingerprint !== request.fingerprint) throw new DomainError('idempotency_key_reused');
    if (known?.answer) throw new Replay(known.answer);
    const hasLapsed = known && known.leaseUntil.getTime() <= this.clock.now();
    const claim = hasLapsed ? await this.keys.takeOver(known) : null;
    if (!claim) throw new DomainError('idempotency_key_in_progress', {}, { retryAfterSeconds: 1 });
    return claim;
  }
}
