import { defineSchema, type Stored } from '@noillin/mongo';
import { MoneySchema } from '../payment/payment.schema';
import { PAYOUT_STATUSES, type Payout } from './payout';

export interface PayoutDocument extends Stored, Omit<Payout, 'id'> {
  /** When a worker takes it up; absent once it is settled. */
  dueAt?: Date;
}

const text = { type: String, required: true };

export const PayoutSchema = defineSchema<PayoutDocument>(
  {
    allocationId: text,
    bookingId: text,
    influencerId: text,
    amount: { type: MoneySchema, required: true },
    nettedAmount: { type: Number, required: true },
    provider: text,
    accountId: text,
    providerPaymentId: text,
    status: { type: String, required: true, enum: PAYOUT_STATUSES },
    failure: { type: String, default: null },
    providerTransferId: { type: String, default: null },
    attempts: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    dueAt: Date,
  },
  { collection: 'payouts' },
);
// takeDue: what no worker has carried out yet, the longest due first. Only those have the field.
PayoutSchema.index({ dueAt: 1 }, { sparse: true });
// ofAllocations: the transfers behind an influencer's timeline.
PayoutSchema.index({ allocationId: 1 });
