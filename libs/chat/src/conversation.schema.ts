import { defineSchema, type Stored } from '@noillin/mongo';

/** How far one person has come. */
export interface ReadMark {
  userId: string;
  /** Everything up to this sequence number has been read; 0 = nothing. */
  seq: number;
}

/** Somebody who took part once. They read what was said until then, and nothing after it. */
export interface FormerParticipant {
  userId: string;
  /** The last message that was sent before they left; 0 = none. */
  untilSeq: number;
}

export interface ConversationDocument extends Stored {
  /** `direct:<id>:<id>` with sorted ids, or `booking:<id>`: one conversation per pair and per booking. */
  key: string;
  bookingId: string | null;
  /** Who reads and writes. */
  participantIds: string[];
  /** Who did so once. Absent from conversations of before it was noted: then nobody. */
  formers?: FormerParticipant[];
  /** How many times the booking's members had changed when the participants were last set by them; absent = never. */
  membership?: number;
  lastSeq: number;
  /** Of participants and of those who were it once. */
  reads: ReadMark[];
  /** A time-ordered id made anew with every message: lists run by latest activity. */
  activity: string;
  createdAt: Date;
}

const mark = { userId: { type: String, required: true }, _id: false };
const seq = { type: Number, required: true };

export const ConversationSchema = defineSchema<ConversationDocument>(
  {
    key: { type: String, required: true },
    bookingId: { type: String, default: null },
    participantIds: { type: [String], required: true },
    formers: { type: [{ ...mark, untilSeq: seq }], default: [] },
    membership: { type: Number, default: 0 },
    lastSeq: { type: Number, default: 0 },
    reads: [{ ...mark, seq }],
    activity: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'conversations' },
);
// Finds or makes the conversation of a pair or of a booking; two who begin it at once make one.
ConversationSchema.index({ key: 1 }, { unique: true });
// A person's conversations, latest activity first.
ConversationSchema.index({ participantIds: 1, activity: -1 });
// Those that a person has left, which stand in the same list.
ConversationSchema.index({ 'formers.userId': 1, activity: -1 });
