import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId, newSecret } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type {
  Checkout,
  CheckoutRequest,
  PaymentProvider,
  ProviderPaymentState,
  ProviderRefund,
  ProviderRefundRequest,
} from '../provider/payment-provider';
import type { ProviderEvent } from '../provider/provider-event';
import { RefundSandboxPayment } from './refund-sandbox-payment';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import { isSignedBy, SIGNATURE_HEADER } from './signature';
import { readBody } from './webhook-body';

/** Where the sandbox's checkout pages are. */
export const checkoutUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/api/v1/sandbox/checkout/${token}`;

/** A payment provider of our own that behaves like one outside: own records, signed events, no money. */
@Injectable()
export class SandboxProvider implements Pick<
  PaymentProvider,
  'name' | 'createCheckout' | 'getPayment' | 'refund' | 'verifyWebhook'
> {
  readonly name = 'sandbox';

  constructor(
    private readonly payments: SandboxPayments,
    private readonly refunding: RefundSandboxPayment,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async createCheckout(request: CheckoutRequest): Promise<Checkout> {
    const payment = await this.payments.createOnce(this.newPayment(request), request.idempotencyKey);
    return {
      providerPaymentId: payment.id,
      checkoutUrl: checkoutUrl(this.config.PUBLIC_URL, payment.token),
      clientSecret: payment.token,
    };
  }

  async getPayment(providerPaymentId: string): Promise<ProviderPaymentState> {
    const { status, amount, statusAt, sequence } = await this.require(providerPaymentId);
    return { status, amount, occurredAt: statusAt, sequence };
  }

  async refund({
    providerPaymentId,
    amount,
    idempotencyKey,
  }: ProviderRefundRequest): Promise<ProviderRefund> {
    const payment = await this.require(providerPaymentId);
    const refund = await this.refunding.run(payment, amount, idempotencyKey);
    const { statusAt: occurredAt, sequence } = payment;
    return refund
      ? { providerRefundId: refund.id, status: 'succeeded', occurredAt: refund.createdAt, sequence }
      : { providerRefundId: 'none', status: 'failed', occurredAt, sequence };
  }

  verifyWebhook(rawBody: Buffer, headers: IncomingHttpHeaders): ProviderEvent {
    const header = headers[SIGNATURE_HEADER];
    const secrets = this.config.SANDBOX_WEBHOOK_SECRET.split(',');
    if (!isSignedBy(header?.toString(), rawBody, secrets, this.clock.now()))
      throw new DomainError('webhook_signature_invalid');
    return readBody(rawBody, this.name);
  }

  private newPayment({
    paymentId,
    expiresAt,
    bookingId,
    amount,
    description,
    returnUrl,
  }: CheckoutRequest): SandboxPayment {
    const now = this.clock.date();
    return {
      id: `sbx_pay_${newId()}`,
      reference: paymentId,
      bookingId,
      amount,
      description,
      returnUrl,
      expiresAt,
      token: newSecret(),
      status: 'open',
      statusAt: now,
      sequence: 0,
      refundedAmount: 0,
      payAt: null,
      createdAt: now,
    };
  }

  private async require(id: string): Promise<SandboxPayment> {
    const payment = await this.payments.findById(id);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    return payment;
  }
}
