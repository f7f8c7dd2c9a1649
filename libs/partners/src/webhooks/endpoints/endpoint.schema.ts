import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { WEBHOOK_EVENT_TYPES } from '../webhook-events';
import { DISABLED_REASONS, ENDPOINT_STATUSES, type WebhookEndpoint } from './endpoint';

/** A signing secret, sealed: it has to be known in order to sign. */
export interface SealedSecret {
  sealed: string;
  /** null for the present one. */
  goodUntil: Date | null;
}

export interface EndpointDocument extends Stored, Omit<WebhookEndpoint, 'id' | 'previousSecretUntil'> {
  /** Which of the few endpoints of its owner it is. */
  slot: string;
  secrets: SealedSecret[];
}

const SealedSecretSchema = new Schema<SealedSecret>(
  { sealed: { type: String, required: true }, goodUntil: { type: Date, default: null } },
  { _id: false },
);

export const EndpointSchema = defineSchema<EndpointDocument>(
  {
    ownerId: { type: String, required: true },
    slot: { type: String, required: true },
    url: { type: String, required: true },
    description: { type: String, default: '' },
    events: { type: [{ type: String, enum: WEBHOOK_EVENT_TYPES }], required: true },
    secrets: { type: [SealedSecretSchema], required: true },
    status: { type: String, enum: ENDPOINT_STATUSES, required: true },
    // null is in the list because the enum is checked for null as well.
    disabledReason: { type: String, enum: [...DISABLED_REASONS, null], default: null },
    failingSince: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'webhook_endpoints' },
);
// An owner's endpoints, to list them and to send them events; unique, so that nobody has more than there are slots.
EndpointSchema.index({ ownerId: 1, slot: 1 }, { unique: true });
