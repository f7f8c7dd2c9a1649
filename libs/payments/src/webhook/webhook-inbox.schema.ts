import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { ProviderEvent } from '../provider/provider-event';
import { MoneySchema } from '../payment/payment.schema';
import { WEBHOOK_STATUSES, type WebhookStatus } from './webhook';

export interface WebhookDocument extends Stored {
  event: ProviderEvent;
  /** Exactly what the provider sent and signed. */
  rawBody: string;
  status: WebhookStatus;
  attempts: number;
  /** What became of it, or what went wrong last. */
  note: string | null;
  receivedAt: Date;
  processedAt: Date | null;
  /** Since when the worker is to announce the event to the queue; absent once it has. */
  announceAt?: Date;
  /** When an open event is tried without a message of the queue; absent once it is closed. */
  retryAt?: Date;
}

const ProviderEventSchema = new Schema<ProviderEvent>(
  {
    provider: { type: String, required: true },
    id: { type: String, required: true },
    type: { type: String, required: true },
    providerPaymentId: String,
    paymentId: { type: String, default: null },
    refundId: { type: String, default: null },
    providerRefundId: { type: String, default: null },
    isOtherId: Boolean,
    providerDisputeId: { type: String, default: null },
    providerAccountId: { type: String, default: null },
    failureCode: { type: String, default: null },
    amount: { type: MoneySchema, default: null },
    occurredAt: { type: Date, required: true },
    sequence: { type: Number, default: null },
  },
  { _id: false, id: false, versionKey: false },
);

/** `_id` is provider and provider event id: the unique index that lets an event in once. */
export const WebhookSchema = defineSchema<WebhookDocument>(
  {
    event: { type: ProviderEventSchema, required: true },
    rawBody: { type: String, required: true },
    status: { type: String, required: true, enum: WEBHOOK_STATUSES },
    attempts: { type: Number, required: true, default: 0 },
    note: { type: String, default: null },
    receivedAt: { type: Date, required: true },
    processedAt: { type: Date, default: null },
    announceAt: Date,
    retryAt: Date,
  },
  { collection: 'payment_webhooks' },
);
// findDue: open events in the order in which they are tried. Only open ones have the field.
WebhookSchema.index({ retryAt: 1 }, { sparse: true });
// findUnannounced: what came in and was not announced yet, oldest first. Only those have the field.
WebhookSchema.index({ announceAt: 1 }, { sparse: true });
// list: the newest first, optionally of one status or provider.
WebhookSchema.index({ receivedAt: -1, _id: -1 });
WebhookSchema.index({ status: 1, receivedAt: -1, _id: -1 });
WebhookSchema.index({ 'event.provider': 1, receivedAt: -1, _id: -1 });
