import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '@noillin/utils';
import type { Checkout, CheckoutRequest, PaymentProvider } from '../payment-provider';

/** A webhook as the provider sends it. */
export interface SentWebhook {
  rawBody: Buffer;
  headers: IncomingHttpHeaders;
}

export interface SigningWishes {
  secret?: string;
  /** How long ago it was signed. */
  ageSeconds?: number;
}

/** One provider, and what payers, banks and influencers do there. */
export interface ProviderBench {
  readonly provider: PaymentProvider;
  /** The secrets that are valid: the present one and the one before it. */
  readonly secrets: readonly [string, string];
  start(): Promise<void>;
  stop(): Promise<void>;

  /** The payer pays; with manual capture their money is reserved. */
  pay(checkout: Checkout): Promise<void>;
  decline(checkout: Checkout, code: 'insufficient_funds' | 'expired_card'): Promise<void>;
  /** The payer's bank wants to hear from them first. */
  challenge(checkout: Checkout): Promise<void>;
  dispute(checkout: Checkout, status: 'opened' | 'won' | 'lost'): Promise<void>;
  /** What becomes of refunds asked for from now on. */
  refundsCome(checkout: Checkout, as: 'succeeded' | 'pending' | 'failed'): Promise<void>;
  settleRefund(checkout: Checkout, refundId: string, as: 'succeeded' | 'failed'): Promise<void>;
  /** The influencer goes through the onboarding page. */
  onboard(accountId: string): Promise<void>;
  /** The influencer's bank has everything now. */
  payOut(accountId: string): Promise<void>;

  /** What the provider told about a payment so far, in its order, as it would send it now. */
  told(checkout: Checkout, wishes?: SigningWishes): Promise<SentWebhook[]>;
  toldOfAccount(accountId: string): Promise<SentWebhook[]>;
  /** Any bytes, signed as the provider signs. */
  signed(body: string, wishes?: SigningWishes): SentWebhook;
}

export const PRICE = { amount: 250_000, currency: 'INR' };

export const checkoutRequest = (changes: Partial<CheckoutRequest> = {}): CheckoutRequest => {
  const paymentId = newId();
  return {
    paymentId,
    bookingId: newId(),
    amount: PRICE,
    description: 'Reel with Asha',
    returnUrl: 'https://localhost:8443/',
    expiresAt: new Date(Date.now() + 900_000),
    idempotencyKey: paymentId,
    ...changes,
  };
};

/** A payment at the provider together with what was asked for. */
export interface OpenedCheckout extends Checkout {
  request: CheckoutRequest;
}

export const openCheckout = async (
  { provider }: ProviderBench,
  changes: Partial<CheckoutRequest> = {},
): Promise<OpenedCheckout> => {
  const request = checkoutRequest(changes);
  return { ...(await provider.createCheckout(request)), request };
};

export const paidCheckout = async (
  bench: ProviderBench,
  changes: Partial<CheckoutRequest> = {},
): Promise<OpenedCheckout> => {
  const checkout = await openCheckout(bench, changes);
  await bench.pay(checkout);
  return checkout;
};

export const readyAccount = async (bench: ProviderBench): Promise<string> => {
  const influencerId = newId();
  const { accountId } = await bench.provider.openAccount({ influencerId, email: 'asha@example.com' });
  await bench.onboard(accountId);
  return accountId;
};
