import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { TakeBack } from '../allocation/take-back';
import { Ledger } from '../ledger/ledger';
import { platform } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import type { Payment } from '../payment/payment';
import { paymentMachine } from '../payment/payment-machine';
import { ConcurrentPaymentChange } from '../payment/payment-problems';
import { PaymentRepository } from '../payment/payment.repository';
import type { Refund, RefundRequest } from './refund';
import { RefundRepository } from './refund.repository';

/** A refund of which nobody has heard by then is asked about. */
const ASK_AFTER_MS = 10 * 60_000;

@Injectable()
export class RequestRefund {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly takingBack: TakeBack,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(request: RefundRequest): Promise<Refund> {
    return this.transactions.run(
      async () => (await this.refunds.findById(request.refundId)) ?? this.request(request),
    );
  }

  private async request(request: RefundRequest): Promise<Refund> {
    const payment = await this.payments.findById(request.paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    requireRefundable(payment, request.amount);
    await this.reserve(payment, request.amount);
    const refund = this.refundOf(payment, request);
    await this.refunds.create(refund, new Date(refund.requestedAt.getTime() + ASK_AFTER_MS));
    await this.book(refund, request.perParty);
    await this.announce(refund);
    return refund;
  }

  /** Takes the amount out of what can still be refunded, so that refunds can never exceed what was paid. */
  private async reserve(payment: Payment, amount: number): Promise<void> {
    const reserved = await this.payments.changeIfUnchanged(payment, {
      $set: { updatedAt: this.clock.date() },
      $inc: { refundableAmount: -amount },
    });
    if (!reserved) throw new ConcurrentPaymentChange(payment.id);
  }

  /** Takes the money away from whoever has it: from now on it is on its way to the brand. */
  private async book(refund: Refund, perParty: RefundRequest['perParty']): Promise<void> {
    const { id, bookingId, amount: money } = refund;
    const taking = { bookingId, amount: money.amount, why: `refund ${id}`, ...(perParty && { perParty }) };
    const entries = await this.takingBack.run(taking);
    const due = { ...platform('refund_due'), amount: money.amount };
    const subject = { bookingId, id, currency: money.currency };
    await this.ledger.post(posting('refund', subject, [...entries, due]));
  }

  private refundOf(payment: Payment, { refundId, amount, reason }: RefundRequest): Refund {
    return {
      id: refundId,
      paymentId: payment.id,
      bookingId: payment.bookingId,
      brandId: payment.brandId,
      amount: { amount, currency: payment.amount.currency },
      reason,
      status: 'requested',
      providerRefundId: null,
      requestedAt: this.clock.date(),
      settledAt: null,
    };
  }

  private async announce({ id, paymentId, bookingId, amount, reason }: Refund): Promise<void> {
    await this.outbox.add('payment.refund_requested', {
      refundId: id,
      paymentId,
      bookingId,
      ...amount,
      reason,
    });
  }
}

const requireRefundable = ({ status, refundableAmount }: Payment, amount: number): void => {
  if (!paymentMachine.accepts(status, 'refund_rest'))
    throw new DomainError('payment_not_payable', { status });
  if (!Number.isSafeInteger(amount) || amount < 1)
    throw new DomainError('rule_refused', { reason: 'A refund is a whole, positive number of minor units.' });
  if (amount > refundableAmount)
    throw new DomainError('rule_refused', { reason: 'A refund cannot exceed what is left of the payment.' });
};
