import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Money } from '@noillin/contracts';
import type { DueItem } from '@noillin/utils';
import { Model, type UpdateQuery } from 'mongoose';
import {
  PAYABLE,
  type DeclineCode,
  type SandboxDispute,
  type SandboxPayment,
  type SandboxPaymentStatus,
} from './sandbox-payment';
import type { SandboxPaymentDocument } from './sandbox-payment.schema';
import type { SandboxRefundStatus } from './sandbox-refund';

const toPayment = (row: SandboxPaymentDocument): SandboxPayment => {
  const { _id, idempotencyKey: _key, payAt, ...rest } = row;
  return { id: _id, ...rest, payAt: payAt ?? null };
};
const orNull = (row: SandboxPaymentDocument | null): SandboxPayment | null => row && toPayment(row);

/** The money of a payment is with us: it came, and no dispute keeps it or has taken it. */
const HERE = { status: 'succeeded', 'dispute.status': { $nin: ['opened', 'lost'] } };

export interface SandboxDecision {
  /** Only out of one of these. */
  from: readonly SandboxPaymentStatus[];
  to: SandboxPaymentStatus;
  at: Date;
  /** How many events are numbered; one unless said otherwise. */
  events?: number;
  failureCode?: DeclineCode | null;
}

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

  async findByBooking(bookingId: string): Promise<SandboxPayment | null> {
    return orNull(await this.model.findOne({ bookingId }).lean<SandboxPaymentDocument>());
  }

  async findByToken(token: string): Promise<SandboxPayment | null> {
    return orNull(await this.model.findOne({ token }).lean<SandboxPaymentDocument>());
  }

  /**
   * Moves a payment on and numbers the events of it; null when it is in none of the `from` states any more. A payer who
   * wanted to pay later has now decided. Part of a transaction: the status and its number are two writes.
   */
  async decide(id: string, decision: SandboxDecision): Promise<SandboxPayment | null> {
    const { from, to: status, at: statusAt, events = 1, failureCode = null } = decision;
    const moved = await this.change(
      { _id: id, status: { $in: [...from] } },
      { $set: { status, statusAt, failureCode }, $unset: { payAt: 1 }, $inc: { sequence: events } },
    );
    return moved && this.change({ _id: id }, { $set: { statusSequence: moved.sequence } });
  }

  /** Takes the money of a refund off a paid payment; null when that much is not there. */
  takeBack({ id, amount: { amount: paid } }: SandboxPayment, amount: number): Promise<SandboxPayment | null> {
    return this.change(
      { _id: id, ...HERE, refundedAmount: { $lte: paid - amount } },
      { $inc: { refundedAmount: amount } },
    );
  }

  /** The money of a refund that failed in the end is here again. */
  async undoTakingBack(id: string, amount: number): Promise<void> {
    await this.model.updateOne({ _id: id }, { $inc: { refundedAmount: -amount } });
  }

  /** Numbers one more event of the payment. */
  numberEvent(id: string): Promise<SandboxPayment | null> {
    return this.change({ _id: id }, { $inc: { sequence: 1 } });
  }

  async setRefundsCome(id: string, refundsCome: SandboxRefundStatus): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { refundsCome } });
  }

  /** Opens a dispute of paid money, or ends the open one; null when there is none for it. Numbers its event. */
  setDispute(id: string, dispute: SandboxDispute): Promise<SandboxPayment | null> {
    const before = dispute.status === 'opened' ? null : { id: dispute.id, status: 'opened' };
    return this.change(
      { _id: id, status: 'succeeded', dispute: before },
      { $set: { dispute }, $inc: { sequence: 1 } },
    );
  }

  /** Takes the money of a transfer out of what is here of the payment; false when that much is not. */
  async lend({ id, amount: paid, refundedAmount }: SandboxPayment, { amount }: Money): Promise<boolean> {
    const lent = await this.change(
      {
        _id: id,
        ...HERE,
        refundedAmount,
        transferredAmount: { $lte: paid.amount - refundedAmount - amount },
      },
      { $inc: { transferredAmount: amount } },
    );
    return lent !== null;
  }

  /** The money of a reversed transfer is here again. */
  async getBack(id: string, amount: number): Promise<void> {
    await this.model.updateOne({ _id: id }, { $inc: { transferredAmount: -amount } });
  }

  /** Notes that the payer of an unpaid payment pays at `payAt`; false when it cannot be paid any more. */
  async payLater(id: string, payAt: Date): Promise<boolean> {
    const result = await this.model.updateOne({ _id: id, status: { $in: PAYABLE } }, { $set: { payAt } });
    return result.matchedCount > 0;
  }

  /** Payments whose payers pay now, longest due first. */
  async findDuePayers(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ payAt: { $lte: now } }, { payAt: 1 })
      .sort({ payAt: 1 })
      .limit(limit)
      .lean<Pick<SandboxPaymentDocument, '_id' | 'payAt'>[]>();
    return rows.map(({ _id, payAt }) => ({ id: _id, dueAt: payAt ?? now }));
  }

  private async change(
    condition: object,
    change: UpdateQuery<SandboxPaymentDocument>,
  ): Promise<SandboxPayment | null> {
    const row = await this.model
      .findOneAndUpdate(condition, change, { returnDocument: 'after' })
      .lean<SandboxPaymentDocument>();
    return orNull(row);
  }
}
