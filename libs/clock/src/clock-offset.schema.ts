import { defineSchema, type Stored } from '@noillin/mongo';

/** How far the product's clock is ahead of real time. There is one, under a fixed id, for every service. */
export interface ClockOffsetDocument extends Stored {
  /** Milliseconds. */
  offsetMs: number;
}

export const ClockOffsetSchema = defineSchema<ClockOffsetDocument>(
  { offsetMs: { type: Number, required: true } },
  { collection: 'clock_offset' },
);
