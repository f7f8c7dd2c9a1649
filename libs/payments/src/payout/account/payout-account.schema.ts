import { defineSchema, type Stored } from '@noillin/mongo';
import type { PayoutAccount } from './payout-account';

export interface PayoutAccountDocument extends Stored, PayoutAccount {}

const text = { type: String, required: true };

export const PayoutAccountSchema = defineSchema<PayoutAccountDocument>(
  {
    influencerId: text,
    provider: text,
    accountId: text,
    payoutsEnabled: { type: Boolean, required: true },
    requirements: { type: [String], default: [] },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'payout_accounts' },
);
// findByAccount: whose account a provider's event speaks of.
PayoutAccountSchema.index({ provider: 1, accountId: 1 });
