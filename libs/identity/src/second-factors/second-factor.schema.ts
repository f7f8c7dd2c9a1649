import { defineSchema, type Stored } from '@noillin/mongo';

/** The authenticator of a user. `_id` is the user id. */
export interface SecondFactorDocument extends Stored {
  /** The secret, sealed: whoever reads the database alone can make no codes. */
  sealedSecret: string;
  /** When its owner has shown that they have it; before, it counts for nothing. */
  confirmedAt: Date | null;
  /** The latest time step of which a code was used: that code and older ones are worthless. */
  lastStep: number;
  /** SHA-256 of each recovery code that is left. */
  recoveryHashes: string[];
  createdAt: Date;
}

export const SecondFactorSchema = defineSchema<SecondFactorDocument>(
  {
    sealedSecret: { type: String, required: true },
    confirmedAt: { type: Date, default: null },
    lastStep: { type: Number, default: 0 },
    recoveryHashes: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: 'second_factors' },
);
