import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import { QUEUE_KEYS } from '../topology/queues';
import {
  CONTENT_ENCODINGS,
  type DeadLetter,
  type Decision,
  type Failure,
  type MessageContent,
} from './dead-letter';
import { DEAD_LETTER_STATUSES } from './dead-letter.machine';

export interface DeadLetterDocument extends Stored, Omit<DeadLetter, 'id'>, MessageContent {
  /** When it is forgotten. */
  forgetAt: Date;
}

const text = { type: String, required: true };
const label = { type: String, default: null };
const date = { type: Date, required: true };
const number = { type: Number, required: true };

const FailureSchema = new Schema<Failure>(
  { id: text, at: date, attempts: number, reason: text },
  { _id: false, id: false },
);
const DecisionSchema = new Schema<Decision>(
  { what: text, at: date, by: text, reason: { type: String, default: null } },
  { _id: false, id: false },
);

/** `_id` is made of queue and event, or queue and content: the unique index that lets a message in once per queue. */
export const DeadLetterSchema = defineSchema<DeadLetterDocument>(
  {
    queue: { ...text, enum: QUEUE_KEYS },
    eventId: label,
    name: label,
    correlationId: label,
    status: { ...text, enum: DEAD_LETTER_STATUSES },
    size: number,
    // A message may be empty.
    content: { type: String, default: '' },
    contentEncoding: { ...text, enum: CONTENT_ENCODINGS },
    complete: { type: Boolean, required: true },
    firstFailedAt: date,
    lastFailedAt: date,
    timesFailed: number,
    failures: { type: [FailureSchema], default: [] },
    decisions: { type: [DecisionSchema], default: [] },
    forgetAt: date,
  },
  { collection: 'dead_letters' },
);
// list: those that failed last first, optionally of one queue, one status or both.
DeadLetterSchema.index({ lastFailedAt: -1, _id: -1 });
DeadLetterSchema.index({ status: 1, lastFailedAt: -1, _id: -1 });
DeadLetterSchema.index({ queue: 1, lastFailedAt: -1, _id: -1 });
// Also countOpen.
DeadLetterSchema.index({ queue: 1, status: 1, lastFailedAt: -1, _id: -1 });
// Forgets what was decided long ago, and what nobody decided about for much longer.
DeadLetterSchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
