import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import type { SandboxDelivery, SandboxEvent } from './sandbox-event';
import type { SandboxRefund } from './sandbox-refund';

export interface SandboxRefundDocument extends Stored, Omit<SandboxRefund, 'id'> {}

export const SandboxRefundSchema = defineSchema<SandboxRefundDocument>(
  {
    paymentId: { type: String, required: true },
    reference: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    status: { type: String, required: true, default: 'succeeded' },
    failureCode: { type: String, default: null },
    statusAt: { type: Date, required: true },
    statusSequence: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sandbox_refunds' },
);
// findByReference: the same idempotency key makes one refund.
SandboxRefundSchema.index({ reference: 1 }, { unique: true });

export interface SandboxEventDocument extends Stored, Omit<SandboxEvent, 'id'> {}

export const SandboxEventSchema = defineSchema<SandboxEventDocument>(
  {
    paymentId: { type: String, default: null },
    accountId: { type: String, default: null },
    type: { type: String, required: true },
    sequence: { type: Number, required: true },
    created: { type: Date, required: true },
    body: { type: String, required: true },
  },
  { collection: 'sandbox_events' },
);
// findByPayment; a number is given once per payment and account.
SandboxEventSchema.index({ paymentId: 1, accountId: 1, sequence: 1 }, { unique: true });

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
// findDue: the deliveries that are due, the longest waiting first. Only unfinished ones have the field.
SandboxDeliverySchema.index({ dueAt: 1 }, { sparse: true });
// Forgets deliveries a week after their end.
SandboxDeliverySchema.index({ endedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
