import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import Stripe from 'stripe';
import { PaymentsConfig } from '../payments.config';
import { StripeClient } from './stripe-client';

const HEADER = 'stripe-signature';
/** How old a signature may be: a recorded request is worthless afterwards. */
const TOLERANCE_SECONDS = 300;

@Injectable()
export class VerifyStripeWebhook {
  constructor(
    private readonly stripe: StripeClient,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Any of the configured secrets may have signed: while one is replaced, both are valid.
   * @throws DomainError `webhook_signature_invalid` | `malformed_json`
   */
  run(rawBody: Buffer, headers: IncomingHttpHeaders): Stripe.Event {
    const header = headers[HEADER]?.toString() ?? '';
    const secrets = (this.config.STRIPE_WEBHOOK_SECRETS ?? '').split(',').filter(Boolean);
    if (!secrets.some((secret) => this.isSignedBy(secret, rawBody, header)))
      throw new DomainError('webhook_signature_invalid');
    return parse(rawBody);
  }

  private isSignedBy(secret: string, rawBody: Buffer, header: string): boolean {
    try {
      const { signature } = this.stripe.webhooks;
      const now = this.clock.now();
      return signature?.verifyHeader(rawBody, header, secret, TOLERANCE_SECONDS, undefined, now) ?? false;
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
      throw error;
    }
  }
}

const parse = (rawBody: Buffer): Stripe.Event => {
  try {
    const event = JSON.parse(rawBody.toString('utf8')) as unknown;
    if (isEvent(event)) return event;
  } catch (error) {
    throw new DomainError('malformed_json', {}, { cause: error });
  }
  throw new DomainError('malformed_json');
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isEvent = (value: unknown): value is Stripe.Event =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  typeof value['type'] === 'string' &&
  Number.isSafeInteger(value['created']) &&
  isObject(value['data']) &&
  isObject(value['data']['object']);
