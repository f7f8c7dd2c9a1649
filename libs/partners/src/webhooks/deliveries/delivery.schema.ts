import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { DELIVERY_STATUSES, type Attempt, type Delivery } from './delivery';

export interface DeliveryDocument extends Stored, Omit<Delivery, 'id'> {}

const KEPT_SECONDS = 30 * 24 * 3_600;

const AttemptSchema = new Schema<Attempt>(
  {
    at: { type: Date, required: true },
    durationMs: { type: Number, required: true },
    status: { type: Number, default: null },
    response: { type: String, default: '' },
    error: { type: String, default: null },
  },
  { _id: false },
);

export const DeliverySchema = defineSchema<DeliveryDocument>(
  {
    endpointId: { type: String, required: true },
    ownerId: { type: String, required: true },
    eventId: { type: String, required: true },
    type: { type: String, required: true },
    body: { type: String, required: true },
    status: { type: String, enum: DELIVERY_STATUSES, required: true },
    tries: { type: Number, default: 0 },
    nextAttemptAt: { type: Date, default: null },
    attempts: { type: [AttemptSchema], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: 'webhook_deliveries' },
);
// An event goes to an endpoint once.
DeliverySchema.index({ endpointId: 1, eventId: 1 }, { unique: true });
// The log of an endpoint, newest first; and what is waiting there.
DeliverySchema.index({ endpointId: 1, _id: -1 });
// What is due, longest due first.
DeliverySchema.index({ status: 1, nextAttemptAt: 1 });
// Forgets deliveries after a month.
DeliverySchema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
