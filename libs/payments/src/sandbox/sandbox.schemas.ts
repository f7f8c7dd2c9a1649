import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import type { SandboxPayment } from './sandbox-payment';
import type { SandboxDelivery, SandboxEvent, SandboxRefund } from './sandbox-event';

export interface SandboxPaymentDocument extends Stored, Omit<SandboxPayment, 'id' | 'payAt'> {
  idempotencyKey: string;
  /** Absent unless somebody pays later. */
  payAt?: Date;
}

export const SandboxPaymentSchema = defineSchema<SandboxPaymentDocument>(
  {
    reference: { type: String, required: true },
    bookingId: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    description: { type: String, required: true },
    returnUrl: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    token: { type: String, required: true },
    status: { type: String, required: true },
    statusAt: { type: Date, required: true },
    sequence: { type: Number, required: true, default: 0 },
    refundedAmount: { type: Number, required: true, default: 0 },
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
// takeDuePayer: only payments with a payer who pays later have the field.
SandboxPaymentSchema.index({ payAt: 1 }, { sparse: true });

export interface SandboxRefundDocument extends Stored, Omit<SandboxRefund, 'id'> {}

export const SandboxRefundSchema = defineSchema<SandboxRefundDocument>(
  {
    paymentId: { type: String, required: true },
    reference: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sandbox_refunds' },
);
// findByReference: the same idempotency key makes one refund.
SandboxRefundSchema.index({ reference: 1 }, { unique: true });

export interface SandboxEventDocument extends Stored, Omit<SandboxEvent, 'id'> {}

export const SandboxEventSchema = defineSchema<SandboxEventDocument>(
  {
    paymentId: { type: String, required: true },
    type: { type: String, required: true },
    sequence: { type: Number, required: true },
    created: { type: Date, required: true },
    body: { type: String, required: true },
  },
  { collection: 'sandbox_events' },
);
// findOf: the event of a payment with a number.
SandboxEventSchema.index({ paymentId: 1, sequence: 1 }, { unique: true });

export interface SandboxDeliveryDocument extends Stored, Omit<SandboxDelivery, 'id' | 'dueAt'> {
  /** Absent once the delivery is over. */
  dueAt?: Date;
}

const KEPT_SECONDS = 7 * 24 * 3600;

export const SandboxDeliverySchema = defineSchema<SandboxDeliveryDocument>(
  {
    eventId: { type: String, required: true },
    dueAt: Date,
    attempts: { type: Number, required: true, default: 0 },
    lastAnswer: { type: String, default: null },
    endedAt: { type: Date, default: null },
  },
  { collection: 'sandbox_deliveries' },
);
// lease: the deliveries that are due, the longest waiting first. Only unfinished ones have the field.
SandboxDeliverySchema.index({ dueAt: 1 }, { sparse: true });
// Forgets deliveries a week after their end.
SandboxDeliverySchema.index({ endedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
