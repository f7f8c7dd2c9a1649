import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { MoneySchema } from '../payment/payment.schema';
import type {
  SandboxAccount,
  SandboxOnboardingLink,
  SandboxReversal,
  SandboxTransfer,
} from './sandbox-account';

const LinkSchema = new Schema<SandboxOnboardingLink>(
  {
    returnUrl: { type: String, required: true },
    refreshUrl: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { _id: false, id: false, versionKey: false },
);

export interface SandboxAccountDocument extends Stored, Omit<SandboxAccount, 'id'> {}

export const SandboxAccountSchema = defineSchema<SandboxAccountDocument>(
  {
    influencerId: { type: String, required: true },
    token: { type: String, required: true },
    link: { type: LinkSchema, default: null },
    identified: { type: Boolean, required: true, default: false },
    balances: { type: Schema.Types.Mixed, default: {} },
    sequence: { type: Number, required: true, default: 0 },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sandbox_accounts', minimize: false },
);
// openOnce: one account per influencer.
SandboxAccountSchema.index({ influencerId: 1 }, { unique: true });
// findByToken: the onboarding page.
SandboxAccountSchema.index({ token: 1 }, { unique: true });

export interface SandboxTransferDocument extends Stored, Omit<SandboxTransfer, 'id'> {}

export const SandboxTransferSchema = defineSchema<SandboxTransferDocument>(
  {
    reference: { type: String, required: true },
    accountId: { type: String, required: true },
    paymentId: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    reversedAmount: { type: Number, required: true, default: 0 },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sandbox_transfers' },
);
// findByReference: the same transfer id moves money once.
SandboxTransferSchema.index({ reference: 1 }, { unique: true });

export interface SandboxReversalDocument extends Stored, Omit<SandboxReversal, 'id'> {}

export const SandboxReversalSchema = defineSchema<SandboxReversalDocument>(
  {
    reference: { type: String, required: true },
    transferId: { type: String, required: true },
    amount: { type: MoneySchema, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sandbox_reversals' },
);
// findReversal: the same reversal id brings money back once.
SandboxReversalSchema.index({ reference: 1 }, { unique: true });
