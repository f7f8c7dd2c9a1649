import type { IncomingHttpHeaders } from 'node:http';
import type { AccountProvider } from './account-provider';
import type { Checkout, CheckoutRequest, HeldMoneyRequest, ProviderPaymentState } from './checkout';
import type { ProviderEvent } from './provider-event';
import type { FindRefund, ProviderRefund, ProviderRefundRequest } from './provider-refund';
import type { TransferProvider } from './transfer-provider';

/**
 * The port to whoever moves the money. Amounts are positive integers in minor units with an ISO 4217 code.
 *
 * Every method may be called again with the same arguments: what moves money does so once per id of ours, however late
 * the repetition comes, and answers what it answered the first time.
 * @throws DomainError `payment_provider_unavailable` when the provider does not answer: nothing is known, ask again
 * @throws DomainError `provider_refused` when it says no for good: asking again will not help
 * @throws DomainError `rule_refused` for an amount that is none; the provider is not asked
 */
export interface PaymentProvider extends TransferProvider, AccountProvider {
  /** Stands in URLs and on stored payments; never changes. */
  readonly name: string;

  createCheckout(request: CheckoutRequest): Promise<Checkout>;

  /** @throws DomainError `not_found` for a payment that the provider does not know */
  getPayment(providerPaymentId: string): Promise<ProviderPaymentState>;

  /**
   * Takes all of an authorised payment's money. Capturing a captured payment changes nothing.
   * @throws DomainError `provider_refused` when nothing is authorised (any more)
   */
  capture(request: HeldMoneyRequest): Promise<ProviderPaymentState>;

  /**
   * Lets go of an authorised or unpaid payment without taking money: nobody can pay it any more. Voiding a voided
   * payment changes nothing.
   * @throws DomainError `provider_refused` when the money was taken already: refund it
   */
  void(request: HeldMoneyRequest): Promise<ProviderPaymentState>;

  /** Gives money of a payment back to the payer. A refusal for good is a refund with status `failed`, not an error. */
  refund(request: ProviderRefundRequest): Promise<ProviderRefund>;

  /** What became of a refund of ours; null when the provider never heard of it. */
  findRefund(request: FindRefund): Promise<ProviderRefund | null>;

  /**
   * Reads an event out of exactly the bytes that came.
   * @throws DomainError `webhook_signature_invalid` unless the provider itself signed exactly these bytes just now
   * @throws DomainError `malformed_json` for signed bytes that are no event
   */
  verifyWebhook(rawBody: Buffer, headers: IncomingHttpHeaders): ProviderEvent;
}

export type * from './account-provider';
export type * from './checkout';
export type * from './provider-refund';
export type * from './transfer-provider';
