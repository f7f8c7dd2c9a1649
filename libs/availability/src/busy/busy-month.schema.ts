import { defineSchema, type Stored } from '@noillin/mongo';

/** The part of an imported busy time that lies in this month. */
export interface StoredBusyTime {
  start: Date;
  end: Date;
}

/**
 * What one imported calendar takes of one UTC month of one influencer. The id is `<influencerId>:<YYYY-MM>:<importId>`:
 * the busy times of a range of months of one influencer are one range of ids, whatever the number of their imports, so
 * the slots need no other index.
 */
export interface BusyMonthDocument extends Stored {
  importId: string;
  times: StoredBusyTime[];
}

const date = { type: Date, required: true };

export const BusyMonthSchema = defineSchema<BusyMonthDocument>(
  {
    importId: { type: String, required: true },
    times: [{ start: date, end: date, _id: false }],
  },
  { collection: 'busy_months' },
);
// Everything of one import, to replace or remove it.
BusyMonthSchema.index({ importId: 1 });
