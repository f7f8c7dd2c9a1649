import { defineSchema, type Stored } from '@noillin/mongo';

/** A person's secret calendar address; one each, the document's id is the person's. */
export interface CalendarFeedDocument extends Stored {
  /** SHA-256 of the secret in the address: whoever reads the database cannot read anybody's calendar with it. */
  tokenHash: string;
  issuedAt: Date;
}

export const CalendarFeedSchema = defineSchema<CalendarFeedDocument>(
  { tokenHash: { type: String, required: true }, issuedAt: { type: Date, required: true } },
  { collection: 'calendar_feeds' },
);
// Whose calendar an address is.
CalendarFeedSchema.index({ tokenHash: 1 }, { unique: true });
