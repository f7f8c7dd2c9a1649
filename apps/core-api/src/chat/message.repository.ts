import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { ChatMessage } from '@noillin/contracts';
import { Model } from 'mongoose';
import type { MessageDocument } from './message.schema';

const toMessage = ({ _id, sentAt, ...rest }: MessageDocument): ChatMessage => ({
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

  async insert(message: ChatMessage): Promise<void> {
    const { id, sentAt, ...rest } = message;
    await this.model.create([{ _id: id, ...rest, sentAt: new Date(sentAt) }]);
  }

  /** In order of their sequence. */
  async after(conversationId: string, afterSeq: number, limit: number): Promise<ChatMessage[]> {
    const rows = await this.model
      .find({ conversationId, seq: { $gt: afterSeq } })
      .sort({ seq: 1 })
      .limit(limit)
      .lean<MessageDocument[]>();
    return rows.map(toMessage);
  }
}
