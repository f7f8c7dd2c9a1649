import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
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

  /** Takes one payment whose provider is due to be asked and puts its next turn at `nextAskAt`. */
  async takeDueForAsking(now: Date, nextAskAt: Date): Promise<Payment | null> {
    const taken = await this.model
      .findOneAndUpdate({ askAt: { $lte: now } }, { $set: { askAt: nextAskAt } }, { sort: { askAt: 1 } })
      .lean<PaymentDocument>();
    return orNull(taken);
  }

  /** Leaves the provider alone from now on: the outcome is known, or it no longer matters. */
  async stopAsking(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $unset: { askAt: 1 } });
  }
}
