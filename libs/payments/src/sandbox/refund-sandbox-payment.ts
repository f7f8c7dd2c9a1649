import { Injectable } from '@nestjs/common';
import { DomainError, type Money } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { requireSameCurrency } from '../provider/require-money';
import { RecordEvent } from './record-event';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import type { SandboxRefund, SandboxRefundStatus } from './sandbox-refund';
import { SandboxRefunds } from './sandbox-refunds.repository';

type SettledStatus = Exclude<SandboxRefundStatus, 'pending'>;

/** Gives sandbox money back, or does not, once per reference, and says so by an event once that is certain. */
@Injectable()
export class RefundSandboxPayment {
  constructor(
    private readonly refunds: SandboxRefunds,
    private readonly payments: SandboxPayments,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** A payment that does not hold that much, or whose refunds are to fail, makes a failed refund. */
  run(payment: SandboxPayment, amount: Money, reference: string): Promise<SandboxRefund> {
    requireSameCurrency(amount, payment.amount);
    return this.transactions.run(
      async () => (await this.refunds.findByReference(reference)) ?? this.refund(payment, amount, reference),
    );
  }

  /**
   * What the payer's bank made of a pending refund.
   * @throws DomainError `rule_refused` for a refund that is not pending
   */
  settle(payment: SandboxPayment, reference: string, status: SettledStatus): Promise<SandboxRefund> {
    return this.transactions.run(async () => {
      const refund = await this.refunds.findByReference(reference);
      if (refund?.paymentId !== payment.id) throw new DomainError('not_found', { resource: 'refund' });
      const { sequence: statusSequence } = await this.tell(refund, status);
      const failureCode = status === 'failed' ? 'lost_or_stolen_card' : null;
      const outcome = { status, failureCode, statusAt: this.clock.date(), statusSequence };
      const settled = await this.refunds.settle(refund.id, outcome);
      if (!settled) throw new DomainError('rule_refused', { reason: `This refund is ${refund.status}.` });
      if (status === 'failed') await this.payments.undoTakingBack(refund.paymentId, refund.amount.amount);
      return settled;
    });
  }

  private async refund(payment: SandboxPayment, amount: Money, reference: string): Promise<SandboxRefund> {
    const outcome = await this.outcomeOf(payment, amount);
    const now = this.clock.date();
    const about = { id: `sbx_ref_${newId()}`, paymentId: payment.id, reference, amount };
    const told = outcome.status === 'pending' ? payment : await this.tell(about, outcome.status);
    const refund = { ...about, ...outcome, statusAt: now, statusSequence: told.sequence, createdAt: now };
    await this.refunds.create(refund);
    return refund;
  }

  private async outcomeOf(
    payment: SandboxPayment,
    { amount }: Money,
  ): Promise<Pick<SandboxRefund, 'status' | 'failureCode'>> {
    const current = await this.payments.findById(payment.id);
    const status = current?.refundsCome ?? 'failed';
    if (status === 'failed') return { status, failureCode: 'declined' };
    if (await this.payments.takeBack(payment, amount)) return { status, failureCode: null };
    return { status: 'failed', failureCode: 'amount_too_large' };
  }

  private async tell(
    refund: Pick<SandboxRefund, 'id' | 'paymentId' | 'reference' | 'amount'>,
    status: SettledStatus,
  ): Promise<SandboxPayment> {
    const payment = await this.payments.numberEvent(refund.paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    await this.recording.run({
      type: `refund.${status}`,
      payment,
      sequence: payment.sequence,
      refund,
      dueAt: this.clock.date(),
      times: 1,
    });
    return payment;
  }
}
