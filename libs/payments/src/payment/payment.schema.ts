import { PAYMENT_STATUSES, type Money } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { Payment } from './payment';
import type { PaymentFact } from './payment-fact';

export interface PaymentDocument extends Stored, Omit<Payment, 'id'> {
  /** When the payment is looked after next (ReconcilePayments); absent once there is nothing more to find out. */
  askAt?: Date;
}

const plain = { _id: false, versionKey: false } as const;

export const MoneySchema = new Schema<Money>(
  { amount: { type: Number, required: true }, currency: { type: String, required: true } },
  plain,
);

const LastEventSchema = new Schema(
  { id: { type: String, required: true }, occurredAt: { type: Date, required: true }, sequence: Number },
  plain,
);

const FactSchema = new Schema<PaymentFact>(
  {
    id: { type: String, required: true },
    kind: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    sequence: { type: Number, default: null },
    amount: { type: Number, default: null },
  },
  { ...plain, id: false },
);

const HistorySchema = new Schema(
  { at: Date, event: String, from: String, to: String, eventId: String, why: String },
  plain,
);

export const PaymentSchema = defineSchema<PaymentDocument>(
  {
    bookingId: { type: String, required: true },
    brandId: { type: String, required: true },
    provider: { type: String, required: true },
    providerPaymentId: { type: String, default: null },
    status: { type: String, required: true, enum: PAYMENT_STATUSES },
    amount: { type: MoneySchema, required: true },
    description: { type: String, required: true },
    capture: { type: String, required: true, default: 'automatic' },
    holdExpiresAt: { type: Date, required: true },
    checkoutUrl: { type: String, default: null },
    clientSecret: { type: String, default: null },
    refundedAmount: { type: Number, required: true, default: 0 },
    refundableAmount: { type: Number, required: true },
    otherProviderIds: { type: [String], default: [] },
    facts: { type: [FactSchema], default: [] },
    lastEvent: { type: LastEventSchema, default: null },
    revision: { type: Number, required: true, default: 0 },
    history: { type: [HistorySchema], default: [] },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    askAt: Date,
  },
  { collection: 'payments' },
);
// findByBooking; a booking has one payment.
PaymentSchema.index({ bookingId: 1 }, { unique: true });
// findByProviderPayment: which payment an event speaks of.
PaymentSchema.index({ provider: 1, providerPaymentId: 1 });
// findByProviderPayment, where the event uses another id of the payment.
PaymentSchema.index({ otherProviderIds: 1 });
// findDueForAsking: payments whose outcome has been open for long. Only those have the field.
PaymentSchema.index({ askAt: 1 }, { sparse: true });
