import { DomainError } from '@noillin/contracts';
import Stripe from 'stripe';

/** Stripe forgets keys after a day: more attempts in one day than this are answered as the last one was. */
const MOST_KEYS = 50;

/**
 * Asks for something under a key of ours, again after a refusal. Stripe keeps its first answer to a key, refusals
 * included: asked again later, it would replay "balance too low" for a day. A replayed refusal proves that nothing moved
 * under that key and never will, so the next key is free, and for everybody who asks it is the same one.
 */
export const underFreeKey = async <Answer>(
  key: string,
  ask: (idempotencyKey: string) => Promise<Answer>,
): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(attempt === 1 ? key : `${key}:${attempt}`);
    } catch (error) {
      if (attempt === MOST_KEYS || !isReplayedRefusal(error)) throw error;
    }
  }
};

const isReplayedRefusal = (error: unknown): boolean =>
  error instanceof DomainError &&
  error.code !== 'payment_provider_unavailable' &&
  error.cause instanceof Stripe.errors.StripeError &&
  error.cause.headers?.['idempotent-replayed'] === 'true';
