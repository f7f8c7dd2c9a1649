import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { SandboxPayment, SandboxPaymentStatus } from './sandbox-payment';
import type { SandboxPaymentDocument } from './sandbox.schemas';

const toPayment = (row: SandboxPaymentDocument): SandboxPayment => {
  const { _id, idempotencyKey: _key, payAt, ...rest } = row;
  return { id: _id, ...rest, payAt: payAt ?? null };
};
const orNull = (row: SandboxPaymentDocument | null): SandboxPayment | null => row && toPayment(row);

@Injectable()
export class SandboxPayments {
  constructor(@InjectModel('SandboxPayment') private readonly model: Model<SandboxPaymentDocument>) {}

  /** Stores the payment, or answers the one that is stored under the same idempotency key. */
  async createOnce(
    { id, payAt: _payAt, ...rest }: SandboxPayment,
    idempotencyKey: string,
  ): Promise<SandboxPayment> {
    const row = await this.model
      .findOneAndUpdate(
        { idempotencyKey },
        { $setOnInsert: { _id: id, ...rest } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<SandboxPaymentDocument>();
    return toPayment(row);
  }

  async findById(id: string): Promise<SandboxPayment | null> {
    return orNull(await this.model.findById(id).lean<SandboxPaymentDocument>());
  }

  async findByReference(reference: string): Promise<SandboxPayment | null> {
    return orNull(await this.model.findOne({ reference }).lean<SandboxPaymentDocument>());
  }

  async findByToken(token: string): Promise<SandboxPayment | null> {
    return orNull(await this.model.findOne({ token }).lean<SandboxPaymentDocument>());
  }

  /**
   * Moves an unpaid payment on and numbers `events` new events of it; null when it is paid already.
   * A payer who wanted to pay later has now decided.
   */
  async decide(
    id: string,
    status: SandboxPaymentStatus,
    at: Date,
    events: number,
  ): Promise<SandboxPayment | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status: { $ne: 'succeeded' } },
        { $set: { status, statusAt: at }, $unset: { payAt: 1 }, $inc: { sequence: events } },
        { returnDocument: 'after' },
      )
      .lean<SandboxPaymentDocument>();
    return orNull(row);
  }

  /** Takes the money of a refund off a paid payment and numbers its event; null when that much is not there. */
  async takeBack(payment: SandboxPayment, amount: number): Promise<SandboxPayment | null> {
    const row = await this.model
      .findOneAndUpdate(
        {
          _id: payment.id,
          status: 'succeeded',
          refundedAmount: { $lte: payment.amount.amount - amount },
        },
        { $inc: { refundedAmount: amount, sequence: 1 } },
        { returnDocument: 'after' },
      )
      .lean<SandboxPaymentDocument>();
    return orNull(row);
  }

  /** Notes that the payer of an unpaid payment pays at `payAt`; false when it is paid already. */
  async payLater(id: string, payAt: Date): Promise<boolean> {
    const result = await this.model.updateOne({ _id: id, status: { $ne: 'succeeded' } }, { $set: { payAt } });
    return result.matchedCount > 0;
  }

  /** Takes one payment whose payer pays now; somebody else may take it again at `again` if it is still unpaid then. */
  async takeDuePayer(now: Date, again: Date): Promise<SandboxPayment | null> {
    const row = await this.model
      .findOneAndUpdate({ payAt: { $lte: now } }, { $set: { payAt: again } }, { sort: { payAt: 1 } })
      .lean<SandboxPaymentDocument>();
    return orNull(row);
  }
}
