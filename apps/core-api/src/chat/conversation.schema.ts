import { defineSchema, type Stored } from '@noillin/mongo';

/** How far one participant has come. */
export interface ReadMark {
  userId: string;
  /** Everything up to this sequence number has been read; 0 = nothing. */
  seq: number;
}

export interface ConversationDocument extends Stored {
  /** `direct:<id>:<id>` with sorted ids, or `booking:<id>`: one conversation per pair and per booking. */
  key: string;
  bookingId: string | null;
  participantIds: string[];
  lastSeq: number;
  reads: ReadMark[];
  /** A time-ordered id made anew with every message: lists run by latest activity. */
  activity: string;
  createdAt: Date;
}

export const ConversationSchema = defineSchema<ConversationDocument>(
  {
    key: { type: String, required: true },
    bookingId: { type: String, default: null },
    participantIds: { type: [String], required: true },
    lastSeq: { type: Number, default: 0 },
    reads: [{ userId: { type: String, required: true }, seq: { type: Number, required: true }, _id: false }],
    activity: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'conversations' },
);
// Finds or makes the conversation of a pair or of a booking; two who begin it at once make one.
ConversationSchema.index({ key: 1 }, { unique: true });
// A person's conversations, latest activity first.
ConversationSchema.index({ participantIds: 1, activity: -1 });
