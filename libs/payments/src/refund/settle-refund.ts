import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { refundArrived, refundRefused } from '../ledger/postings';
import type { Payment } from '../payment/payment';
import { ConcurrentPaymentChange } from '../payment/payment-problems';
import { PaymentRepository } from '../payment/payment.repository';
import { RecordFact } from '../payment/record-fact';
import type { ProviderRefund } from '../provider/payment-provider';
import type { Refund } from './refund';
import { RefundRepository } from './refund.repository';

/** What the provider says of a refund, whether as an answer or by an event. */
export type RefundOutcome = Pick<ProviderRefund, 'status' | 'providerRefundId' | 'occurredAt' | 'sequence'>;

/** Writes down what became of a refund, once, whether the provider answered or sent an event: refund, payment and event together. */
@Injectable()
export class SettleRefund {
  private readonly logger = new Logger(SettleRefund.name);

  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly recording: RecordFact,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(refundId: string, outcome: RefundOutcome): Promise<Refund> {
    const { status, providerRefundId } = outcome;
    switch (status) {
      case 'pending':
        return this.settle(refundId, () =>
          this.refunds.change(refundId, ['requested'], { status, providerRefundId }),
        );
      case 'succeeded':
        return this.settle(refundId, () => this.succeed(refundId, outcome));
      case 'failed':
        return this.settle(refundId, () => this.fail(refundId, providerRefundId));
    }
  }

  /** A refund that is settled already stays as it is. */
  private settle(refundId: string, change: () => Promise<Refund | null>): Promise<Refund> {
    return this.transactions.run(async () => {
      const refund = (await change()) ?? (await this.refunds.findById(refundId));
      if (!refund) throw new DomainError('not_found', { resource: 'refund' });
      return refund;
    });
  }

  private async succeed(refundId: string, outcome: RefundOutcome): Promise<Refund | null> {
    const { providerRefundId } = outcome;
    const settled = { status: 'succeeded', providerRefundId, settledAt: this.clock.date() } as const;
    const refund = await this.refunds.change(refundId, ['requested', 'pending'], settled);
    if (!refund) return null;
    await this.countOnPayment(refund, outcome);
    await this.ledger.post(refundArrived(refund.bookingId, refund.id, refund.amount));
    const { id, paymentId, bookingId, brandId, amount, reason } = refund;
    await this.outbox.add('payment.refund_succeeded', {
      refundId: id,
      paymentId,
      bookingId,
      brandId,
      ...amount,
      reason,
    });
    return refund;
  }

  private async countOnPayment(refund: Refund, { occurredAt, sequence }: RefundOutcome): Promise<void> {
    const payment = await this.requirePayment(refund);
    const { amount } = refund.amount;
    const fact = { id: refund.id, kind: 'refund', occurredAt, sequence, amount } as const;
    const set = { refundedAmount: payment.refundedAmount + amount };
    await this.recording.run(payment, fact, { why: refund.reason, set });
  }

  private async fail(refundId: string, providerRefundId: string | null): Promise<Refund | null> {
    const settled = { status: 'failed', providerRefundId, settledAt: this.clock.date() } as const;
    const refund = await this.refunds.change(refundId, ['requested', 'pending'], settled);
    if (!refund) return null;
    this.logger.error(
      { refundId, paymentId: refund.paymentId },
      'the provider refused a refund: it must be paid by hand',
    );
    const payment = await this.requirePayment(refund);
    await this.write(payment, { $inc: { refundableAmount: refund.amount.amount } });
    await this.ledger.post(refundRefused(refund.bookingId, refund.id, refund.amount));
    return refund;
  }

  private async requirePayment({ paymentId }: Refund): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    return payment;
  }

  private async write(...change: Parameters<PaymentRepository['changeIfUnchanged']>): Promise<void> {
    if (!(await this.payments.changeIfUnchanged(...change))) throw new ConcurrentPaymentChange(change[0].id);
  }
}
