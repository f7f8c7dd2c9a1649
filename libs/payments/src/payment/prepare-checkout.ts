import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type { Checkout } from '../provider/payment-provider';
import { ProviderRegistry } from '../provider/provider-registry';
import type { Payment } from './payment';
import { PaymentRepository } from './payment.repository';

@Injectable()
export class PrepareCheckout {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly providers: ProviderRegistry,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async run(paymentId: string): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    if (payment.checkoutUrl !== null) return payment;
    const checkout = await this.askForCheckout(payment);
    return (await this.payments.attachCheckout(paymentId, checkout, this.clock.date())) ?? payment;
  }

  private askForCheckout(payment: Payment): Promise<Checkout> {
    return this.providers.get(payment.provider).createCheckout({
      paymentId: payment.id,
      bookingId: payment.bookingId,
      amount: payment.amount,
      description: payment.description,
      returnUrl: `${this.config.PUBLIC_URL}/`,
      expiresAt: payment.holdExpiresAt,
      capture: payment.capture,
      idempotencyKey: payment.id,
    });
  }
}
