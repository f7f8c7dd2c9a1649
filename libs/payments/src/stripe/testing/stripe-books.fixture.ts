import { newSecret } from '@noillin/utils';
import { STRIPE_API_VERSION } from '../stripe-client';

export type StripeObject = Record<string, unknown> & { id: string };

export interface Charge extends StripeObject {
  amount: number;
  amount_refunded: number;
  created: number;
  disputed: boolean;
  paid: boolean;
  captured: boolean;
}

export interface Intent extends StripeObject {
  status: string;
  amount: number;
  currency: string;
  capture_method: string;
  metadata: Record<string, string>;
  latest_charge: string | null;
  last_payment_error: { code: string; decline_code?: string; type: string } | null;
  canceled_at: number | null;
}

export interface Session extends StripeObject {
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  payment_intent: string | null;
  amount_total: number;
  currency: string;
  intent_data: { capture_method: string; metadata: Record<string, string> };
}

export interface Refund extends StripeObject {
  amount: number;
  charge: string;
  payment_intent: string;
  status: string;
  metadata: Record<string, string>;
  failure_reason?: string;
}

export interface Transfer extends StripeObject {
  amount: number;
  amount_reversed: number;
  currency: string;
  destination: string;
  transfer_group: string | null;
  source_transaction: string | null;
}

export interface Account extends StripeObject {
  balance: number;
  payouts_enabled: boolean;
  capabilities: { transfers: 'inactive' | 'active' };
  requirements: { currently_due: string[]; past_due: string[] };
}

export interface StripeEventObject extends StripeObject {
  type: string;
  created: number;
  data: { object: StripeObject };
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
export const stripeId = (prefix: string): string => `${prefix}_${newSecret(12).replace(/\W/g, '0')}`;

/** What the stand-in knows. */
export class StripeBooks {
  readonly sessions = new Map<string, Session>();
  readonly intents = new Map<string, Intent>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly transfers = new Map<string, Transfer>();
  readonly reversals = new Map<string, StripeObject>();
  readonly accounts = new Map<string, Account>();
  readonly events: StripeEventObject[] = [];
  /** What becomes of refunds, by payment intent; they succeed where nothing is said. */
  readonly refundsCome = new Map<string, 'succeeded' | 'pending' | 'failed'>();

  /** Something happened to an object: the event carries it as it is now. */
  tell(type: string, object: StripeObject): void {
    this.events.push({
      id: stripeId('evt'),
      object: 'event',
      api_version: STRIPE_API_VERSION,
      created: nowSeconds(),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
      data: { object: structuredClone(object) },
    });
  }
}
