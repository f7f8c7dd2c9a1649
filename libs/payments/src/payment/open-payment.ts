import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type { NewPayment, Payment } from './payment';
import { paymentMachine } from './payment-machine';
import { PaymentRepository } from './payment.repository';

/** How long after the end of the hold an open payment is first asked about: events should have come by then. */
const ASK_AFTER_HOLD_MS = 60_000;

@Injectable()
export class OpenPayment {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async run(opened: NewPayment): Promise<Payment> {
    const now = this.clock.date();
    const payment: Payment = {
      ...opened,
      capture: opened.capture ?? 'automatic',
      id: newId(),
      provider: this.config.PAYMENT_PROVIDER,
      providerPaymentId: null,
      status: paymentMachine.initial,
      checkoutUrl: null,
      clientSecret: null,
      refundedAmount: 0,
      refundableAmount: opened.amount.amount,
      otherProviderIds: [],
      facts: [],
      lastEvent: null,
      revision: 0,
      history: [],
      createdAt: now,
      updatedAt: now,
    };
    await this.payments.create(payment, new Date(opened.holdExpiresAt.getTime() + ASK_AFTER_HOLD_MS));
    return payment;
  }
}
