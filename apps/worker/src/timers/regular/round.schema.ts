import { defineSchema, type Stored } from '@noillin/mongo';

/** When a regular job comes round next. `_id` is its name, by which it is read: no other index is needed. */
export interface RoundDocument extends Stored {
  nextAt: Date;
}

export const RoundSchema = defineSchema<RoundDocument>(
  { nextAt: { type: Date, required: true } },
  { collection: 'timer_rounds' },
);
