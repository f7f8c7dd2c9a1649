import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { MoneySchema } from '../payment/payment.schema';
import type { SandboxDispute, SandboxPayment } from './sandbox-payment';

export interface SandboxPaymentDocument extends Stored, Omit<SandboxPayment, 'id' | 'payAt'> {
  idempotencyKey: string;
  /** Absent unless somebody pays later. */
  payAt?: Date;
}

const DisputeSchema = new Schema<SandboxDispute>(
  { id: { type: String, required: true }, status: { type: String, required: true } },
  { _id: false, id: false, versionKey: false },
);

export const SandboxPaymentSchema = defineSchema<SandboxPaymentDocument>(
  {
    reference: { type: String, required: true },
    bookingId: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    description: { type: String, required: true },
    returnUrl: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    capture: { type: String, required: true, default: 'automatic' },
    token: { type: String, required: true },
    status: { type: String, required: true },
    statusAt: { type: Date, required: true },
    statusSequence: { type: Number, required: true, default: 0 },
    sequence: { type: Number, required: true, default: 0 },
    failureCode: { type: String, default: null },
    dispute: { type: DisputeSchema, default: null },
    refundsCome: { type: String, required: true, default: 'succeeded' },
    refundedAmount: { type: Number, required: true, default: 0 },
    transferredAmount: { type: Number, required: true, default: 0 },
    createdAt: { type: Date, required: true },
    idempotencyKey: { type: String, required: true },
    payAt: Date,
  },
  { collection: 'sandbox_payments' },
);
// createCheckout: the same key makes one payment.
SandboxPaymentSchema.index({ idempotencyKey: 1 }, { unique: true });
// findByReference.
SandboxPaymentSchema.index({ reference: 1 }, { unique: true });
// findByToken.
SandboxPaymentSchema.index({ token: 1 }, { unique: true });
// findByBooking: the payment whose money a transfer of a booking takes.
SandboxPaymentSchema.index({ bookingId: 1 });
// findDuePayers: only payments with a payer who pays later have the field.
SandboxPaymentSchema.index({ payAt: 1 }, { sparse: true });
