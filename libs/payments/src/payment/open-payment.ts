import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type { NewPayment, Payment } from './payment';
import { paymentMachine } from './payment-machine';
import { PaymentRepository } from './payment.repository';

/** When the provider is first asked about an open payment: events should have come by then. Whichever is sooner. */
const ASK_AFTER_MS = 10 * 60_000;
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
    await this.payments.create(payment, askAt(opened.holdExpiresAt, now));
    return payment;
  }
}

const askAt = (holdExpiresAt: Date, now: Date): Date =>
  new Date(Math.min(holdExpiresAt.getTime() + ASK_AFTER_HOLD_MS, now.getTime() + ASK_AFTER_MS));
