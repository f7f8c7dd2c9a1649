import { defineSchema, type Stored } from '@noillin/mongo';
import type { CalendarImport } from './calendar-import';

/**
 * The imported calendars of one influencer, whose id is the document's: read by id only, which needs no other index, and
 * one conditional write keeps their names apart and their number down.
 */
export interface CalendarImportsDocument extends Stored {
  imports: CalendarImport[];
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const date = { type: Date, required: true };

export const CalendarImportsSchema = defineSchema<CalendarImportsDocument>(
  {
    imports: [
      {
        id: text,
        name: text,
        events: number,
        busyTimes: number,
        skippedEvents: number,
        coversUntil: date,
        importedAt: date,
        _id: false,
      },
    ],
  },
  { collection: 'calendar_imports' },
);
