import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { PaymentsConfig } from '../payments.config';
import { stripeProblem } from './stripe-problem';

/**
 * The version of Stripe's API whose shapes this code was written for. Requests name it, whatever the account's default
 * is; webhook endpoints must be set to the same one. The SDK's types follow it: they change together.
 */
export const STRIPE_API_VERSION = '2026-10-28.endive';

/** Once more after a lost connection or a conflict; the SDK repeats POSTs under the same idempotency key. */
const NETWORK_RETRIES = 2;

const addressOf = (url: string) => {
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'http:'
    ? ({ protocol: 'http', host: hostname, port: port || '80' } as const)
    : ({ protocol: 'https', host: hostname, port: port || '443' } as const);
};

/** Stripe's SDK, its failures in our words. */
@Injectable()
export class StripeClient {
  private readonly sdk: Stripe;

  constructor({ STRIPE_SECRET_KEY, STRIPE_API_URL, STRIPE_TIMEOUT_MS }: PaymentsConfig) {
    this.sdk = new Stripe(STRIPE_SECRET_KEY ?? 'not-configured', {
      apiVersion: STRIPE_API_VERSION,
      ...addressOf(STRIPE_API_URL),
      timeout: STRIPE_TIMEOUT_MS,
      maxNetworkRetries: NETWORK_RETRIES,
      telemetry: false,
      appInfo: { name: 'noillin' },
    });
  }

  /** @throws DomainError as the provider port says */
  async ask<Answer>(question: (sdk: Stripe) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(this.sdk);
    } catch (error) {
      throw stripeProblem(error);
    }
  }

  get webhooks(): Stripe['webhooks'] {
    return this.sdk.webhooks;
  }
}
