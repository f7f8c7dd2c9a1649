import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { Erasure, LastAddress, ReceiptLine } from './erasure';
import { ERASURE_STATUSES } from './erasure.machine';
import type { ObstacleCount } from './obstacles';

export interface ErasureDocument extends Stored, Omit<Erasure, 'id' | 'dueAt'> {
  /** Whose wish it is, unless it was withdrawn: a person has one. */
  liveOf: string | null;
  /** Absent when there is nothing more to do. */
  dueAt?: Date;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const date = { type: Date, default: null };
const plain = { _id: false, id: false, versionKey: false } as const;

const ObstacleSchema = new Schema<ObstacleCount>({ name: text, count: number }, plain);
const LastAddressSchema = new Schema<LastAddress>({ email: text, displayName: text }, plain);
const ReceiptLineSchema = new Schema<ReceiptLine>(
  {
    from: text,
    treatment: text,
    documents: number,
    fields: { type: [String], default: [] },
    because: { type: String, default: null },
    done: { type: Boolean, required: true },
  },
  plain,
);

export const ErasureSchema = defineSchema<ErasureDocument>(
  {
    userId: text,
    liveOf: { type: String, default: null },
    status: { ...text, enum: ERASURE_STATUSES },
    requestedAt: { type: Date, required: true },
    dueAt: Date,
    obstacles: { type: [ObstacleSchema], default: [] },
    startedAt: date,
    finishedAt: date,
    receipt: { type: [ReceiptLineSchema], default: [] },
    mailTo: { type: LastAddressSchema, default: null },
  },
  { collection: 'erasures' },
);
// A person's wish that stands; of two who ask at once, one makes it.
ErasureSchema.index(
  { liveOf: 1 },
  { unique: true, partialFilterExpression: { liveOf: { $type: 'string' } } },
);
// All of a person, for their export and for the receipt of the collection itself.
ErasureSchema.index({ userId: 1 });
// What is due, longest due first. Only what is not over has the field.
ErasureSchema.index({ dueAt: 1 }, { sparse: true });
// Those of a status, newest first, for admins.
ErasureSchema.index({ status: 1, _id: -1 });
