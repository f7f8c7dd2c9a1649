import { defineSchema, type Stored } from '@noillin/mongo';

export interface MessageDocument extends Stored {
  conversationId: string;
  seq: number;
  senderId: string;
  /** Who took part when it was sent, and can read it. Absent from messages of before it was noted: then everybody. */
  readerIds?: string[];
  clientMessageId: string;
  body: string;
  sentAt: Date;
}

export const MessageSchema = defineSchema<MessageDocument>(
  {
    conversationId: { type: String, required: true },
    seq: { type: Number, required: true },
    senderId: { type: String, required: true },
    readerIds: { type: [String], default: undefined },
    clientMessageId: { type: String, required: true },
    body: { type: String, required: true },
    sentAt: { type: Date, required: true },
  },
  { collection: 'messages' },
);
// Messages of a conversation after a sequence number; also lets no two messages have the same one.
MessageSchema.index({ conversationId: 1, seq: 1 }, { unique: true });
// The message behind a client's repetition: stored once.
MessageSchema.index({ conversationId: 1, senderId: 1, clientMessageId: 1 }, { unique: true });
