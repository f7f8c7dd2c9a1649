import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { ALLOCATION_STATUSES } from './allocation-machine';
import type { Allocation } from './allocation';

export interface AllocationDocument extends Stored, Omit<Allocation, 'id'> {
  /** When a timer looks at it next, to release or to transfer it; absent while time alone changes nothing. */
  dueAt?: Date;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };

const HistorySchema = new Schema(
  { at: Date, event: String, from: String, to: String, amount: Number, why: String },
  { _id: false, versionKey: false },
);

export const AllocationSchema = defineSchema<AllocationDocument>(
  {
    bookingId: text,
    influencerId: { type: String, default: null },
    currency: text,
    amount: number,
    left: number,
    held: number,
    status: { type: String, required: true, enum: ALLOCATION_STATUSES },
    frozenBy: { type: [String], default: [] },
    frozen: { type: Boolean, required: true },
    releaseAt: { type: Date, default: null },
    payoutId: { type: String, default: null },
    recoverable: number,
    owed: number,
    payoutAt: { type: Date, default: null },
    heldUpBy: { type: String, default: null },
    revision: number,
    history: { type: [HistorySchema], default: [] },
    createdAt: { type: Date, required: true },
    dueAt: Date,
  },
  { collection: 'allocations' },
);
// ofBooking.
AllocationSchema.index({ bookingId: 1 });
// takeDue: what is to be released or transferred, the longest due first. Only those have the field.
AllocationSchema.index({ status: 1, frozen: 1, dueAt: 1 });
// ofInfluencer: an influencer's parts, those of the newest bookings first.
AllocationSchema.index({ influencerId: 1, _id: -1 });
// debtsOf, transferable: what an influencer owes or is to get, the oldest first.
AllocationSchema.index({ influencerId: 1, status: 1, _id: 1 });
