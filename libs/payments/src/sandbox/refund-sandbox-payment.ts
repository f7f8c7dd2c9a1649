import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Money } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { Model } from 'mongoose';
import { RecordEvent } from './record-event';
import type { SandboxRefund } from './sandbox-event';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import type { SandboxRefundDocument } from './sandbox.schemas';

/** Gives sandbox money back, once per idempotency key, and says so by an event. */
@Injectable()
export class RefundSandboxPayment {
  constructor(
    @InjectModel('SandboxRefund') private readonly model: Model<SandboxRefundDocument>,
    private readonly payments: SandboxPayments,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Answers null when the payment does not hold that much money. */
  run(payment: SandboxPayment, amount: Money, idempotencyKey: string): Promise<SandboxRefund | null> {
    return this.transactions.run(async () => {
      const known = await this.findByReference(idempotencyKey);
      return known ?? this.refund(payment, amount, idempotencyKey);
    });
  }

  private async findByReference(reference: string): Promise<SandboxRefund | null> {
    const row = await this.model.findOne({ reference }).lean<SandboxRefundDocument>();
    if (!row) return null;
    const { _id, ...rest } = row;
    return { id: _id, ...rest };
  }

  private async refund(
    payment: SandboxPayment,
    amount: Money,
    reference: string,
  ): Promise<SandboxRefund | null> {
    const after = await this.payments.takeBack(payment, amount.amount);
    if (!after) return null;
    const now = this.clock.date();
    const refund = { id: `sbx_ref_${newId()}`, paymentId: payment.id, reference, amount, createdAt: now };
    const { id, ...rest } = refund;
    await this.model.create([{ _id: id, ...rest }]);
    await this.recording.run({
      type: 'refund.succeeded',
      payment: after,
      sequence: after.sequence,
      refund,
      dueAt: now,
      times: 1,
    });
    return refund;
  }
}
