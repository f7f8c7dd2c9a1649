import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { ACCOUNT_NAMES, type Account } from './accounts';
import { MOVES, type LedgerEntry, type LedgerTransaction } from './ledger-transaction';

export interface LedgerTransactionDocument extends Stored, Omit<LedgerTransaction, 'id'> {}

const EntrySchema = new Schema<LedgerEntry>(
  {
    account: { type: String, required: true, enum: ACCOUNT_NAMES },
    owner: { type: String, default: null },
    amount: { type: Number, required: true },
  },
  { _id: false, versionKey: false },
);

/** Append-only: nothing here is ever changed or deleted. `_id` names the money move, so that it is posted once. */
export const LedgerTransactionSchema = defineSchema<LedgerTransactionDocument>(
  {
    move: { type: String, required: true, enum: MOVES },
    bookingId: { type: String, required: true },
    currency: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    entries: { type: [EntrySchema], required: true },
  },
  { collection: 'ledger_transactions' },
);
// ofBooking: where the money of a booking is.
LedgerTransactionSchema.index({ bookingId: 1, occurredAt: 1 });
// ofOwner, balancesBefore: an influencer's moves of a time and before it, for statements.
LedgerTransactionSchema.index({ 'entries.owner': 1, occurredAt: 1 });

/** What the entries of one account of an influencer sum to, kept up in the transaction that posts them. */
export interface LedgerBalanceDocument extends Stored {
  owner: string;
  account: Account;
  currency: string;
  amount: number;
}

/**
 * Only influencers' accounts have a stored balance. One of the platform's would be a single document that every payment
 * writes; what those accounts hold is summed up when somebody asks.
 */
export const LedgerBalanceSchema = defineSchema<LedgerBalanceDocument>(
  {
    owner: { type: String, required: true },
    account: { type: String, required: true, enum: ACCOUNT_NAMES },
    currency: { type: String, required: true },
    amount: { type: Number, required: true },
  },
  { collection: 'ledger_balances' },
);
// balancesOf: an influencer's balances.
LedgerBalanceSchema.index({ owner: 1 });
