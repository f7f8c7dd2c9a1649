import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { ChatMessage } from '@noillin/contracts';
import { Model } from 'mongoose';
import type { MessageDocument } from './message.schema';

const toMessage = ({ _id, sentAt, readerIds: _r, ...rest }: MessageDocument): ChatMessage => ({
  id: _id,
  ...rest,
  sentAt: sentAt.toISOString(),
});

@Injectable()
export class MessageRepository {
  constructor(@InjectModel('Message') private readonly model: Model<MessageDocument>) {}

  async findByClientId(
    conversationId: string,
    senderId: string,
    clientMessageId: string,
  ): Promise<ChatMessage | null> {
    const row = await this.model
      .findOne({ conversationId, senderId, clientMessageId })
      .lean<MessageDocument>();
    return row && toMessage(row);
  }

  /** @param readerIds who can read it: whoever takes part when it is sent */
  async insert(message: ChatMessage, readerIds: readonly string[]): Promise<void> {
    const { id, sentAt, ...rest } = message;
    await this.model.create([{ _id: id, ...rest, readerIds: [...readerIds], sentAt: new Date(sentAt) }]);
  }

  /** What the user can read after a sequence number, in order: what was sent while they took part. */
  async after(
    { conversationId, userId }: { conversationId: string; userId: string },
    afterSeq: number,
    limit: number,
  ): Promise<ChatMessage[]> {
    const readable = { $or: [{ readerIds: userId }, { readerIds: { $exists: false } }] };
    const rows = await this.model
      .find({ conversationId, seq: { $gt: afterSeq }, ...readable })
      .sort({ seq: 1 })
      .limit(limit)
      .lean<MessageDocument[]>();
    return rows.map(toMessage);
  }
}
