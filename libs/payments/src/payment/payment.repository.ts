import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
import type { DueItem } from '@noillin/utils';
import { Model, type UpdateQuery } from 'mongoose';
import type { Checkout } from '../provider/payment-provider';
import type { Payment } from './payment';
import type { PaymentDocument } from './payment.schema';

const toPayment = ({ _id, askAt: _askAt, ...rest }: PaymentDocument): Payment => ({ id: _id, ...rest });
const orNull = (document: PaymentDocument | null): Payment | null => document && toPayment(document);

@Injectable()
export class PaymentRepository {
  constructor(@InjectModel('Payment') private readonly model: Model<PaymentDocument>) {}

  async create({ id, ...rest }: Payment, askAt: Date): Promise<void> {
    await insertPlain(this.model, { _id: id, ...rest, askAt });
  }

  async findById(id: string): Promise<Payment | null> {
    return orNull(await this.model.findById(id).lean<PaymentDocument>());
  }

  async findByBooking(bookingId: string): Promise<Payment | null> {
    return orNull(await this.model.findOne({ bookingId }).lean<PaymentDocument>());
  }

  async findByBookings(bookingIds: readonly string[]): Promise<Payment[]> {
    const rows = await this.model.find({ bookingId: { $in: [...bookingIds] } }).lean<PaymentDocument[]>();
    return rows.map(toPayment);
  }

  /** The payment that the provider's events name so, by the checkout's id or any other. */
  async findByProviderPayment(provider: string, providerPaymentId: string): Promise<Payment | null> {
    const named = { provider, providerPaymentId };
    const alsoNamed = { provider, otherProviderIds: providerPaymentId };
    const found =
      (await this.model.findOne(named).lean<PaymentDocument>()) ??
      (await this.model.findOne(alsoNamed).lean<PaymentDocument>());
    return orNull(found);
  }

  /** Stores the provider's checkout unless one is stored already; answers the payment with whichever it has. */
  async attachCheckout(id: string, checkout: Checkout, now: Date): Promise<Payment | null> {
    await this.model.updateOne(
      { _id: id, checkoutUrl: null },
      {
        $set: {
          providerPaymentId: checkout.providerPaymentId,
          checkoutUrl: checkout.checkoutUrl,
          clientSecret: checkout.clientSecret ?? null,
          updatedAt: now,
        },
      },
    );
    return this.findById(id);
  }

  /**
   * Compare-and-set: writes the change only if nobody has changed the payment since `payment` was read.
   * Answers the payment after the change, or null when somebody was faster.
   */
  async changeIfUnchanged(payment: Payment, change: UpdateQuery<PaymentDocument>): Promise<Payment | null> {
    const updated = await this.model
      .findOneAndUpdate(
        { _id: payment.id, status: payment.status, revision: payment.revision },
        { ...change, $inc: { revision: 1, ...change.$inc } },
        { returnDocument: 'after' },
      )
      .lean<PaymentDocument>();
    return orNull(updated);
  }

  /** Payments that are due to be looked after, longest due first. */
  async findDueForAsking(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ askAt: { $lte: now } }, { askAt: 1 })
      .sort({ askAt: 1 })
      .limit(limit)
      .lean<Pick<PaymentDocument, '_id' | 'askAt'>[]>();
    return rows.map(({ _id, askAt = now }) => ({ id: _id, dueAt: askAt }));
  }

  /** Puts the payment's next turn at `askAt`, if it still has one. */
  async askAgain(id: string, askAt: Date): Promise<void> {
    await this.model.updateOne({ _id: id, askAt: { $exists: true } }, { $set: { askAt } });
  }

  /** Leaves the provider alone from now on: the outcome is known, or it no longer matters. */
  async stopAsking(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $unset: { askAt: 1 } });
  }
}
