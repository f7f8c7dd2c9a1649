import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import { RECOVERY_STATUSES, type Recovery } from './recovery';

export interface RecoveryDocument extends Stored, Omit<Recovery, 'id'> {
  /** When a worker takes it up; absent once it is settled. */
  dueAt?: Date;
}

const text = { type: String, required: true };

export const RecoverySchema = defineSchema<RecoveryDocument>(
  {
    payoutId: text,
    allocationId: text,
    bookingId: text,
    influencerId: text,
    amount: { type: MoneySchema, required: true },
    status: { type: String, required: true, enum: RECOVERY_STATUSES },
    attempts: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    dueAt: Date,
  },
  { collection: 'recoveries' },
);
// takeDue: what no worker has carried out yet, the longest due first. Only those have the field.
RecoverySchema.index({ dueAt: 1 }, { sparse: true });
// openOf: what is to be taken back from a transfer.
RecoverySchema.index({ payoutId: 1, status: 1 });
