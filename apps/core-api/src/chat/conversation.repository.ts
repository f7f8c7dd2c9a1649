import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { encodeCursor, newId, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import type { ConversationDocument } from './conversation.schema';

export type Conversation = Omit<ConversationDocument, '_id'> & { id: string };

const toConversation = ({ _id, ...rest }: ConversationDocument): Conversation => ({ id: _id, ...rest });

@Injectable()
export class ConversationRepository {
  constructor(@InjectModel('Conversation') private readonly model: Model<ConversationDocument>) {}

  async findByKey(key: string): Promise<Conversation | null> {
    const row = await this.model.findOne({ key }).lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Null for one that does not exist and for one that the user takes no part in. */
  async findForParticipant(id: string, userId: string): Promise<Conversation | null> {
    const row = await this.model.findOne({ _id: id, participantIds: userId }).lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Makes the conversation; null when somebody else made it at the same moment. */
  async insert(
    conversation: Pick<Conversation, 'key' | 'bookingId' | 'participantIds'>,
  ): Promise<Conversation | null> {
    const { participantIds } = conversation;
    const reads = participantIds.map((userId) => ({ userId, seq: 0 }));
    try {
      const [row] = await this.model.create([
        { ...conversation, reads, activity: newId(), createdAt: new Date() },
      ]);
      return row ? toConversation(row.toObject<ConversationDocument>()) : null;
    } catch (error) {
      if (isDuplicateKey(error, 'key')) return null;
      throw error;
    }
  }

  /** Gives a conversation other participants; newcomers have read nothing of it. */
  async seat({ id, reads }: Conversation, participantIds: string[]): Promise<Conversation> {
    const marks = participantIds.map(
      (userId) => reads.find((mark) => mark.userId === userId) ?? { userId, seq: 0 },
    );
    const row = await this.model
      .findOneAndUpdate({ _id: id }, { $set: { participantIds, reads: marks } }, { returnDocument: 'after' })
      .lean<ConversationDocument>();
    if (!row) throw new Error(`the conversation ${id} is gone`);
    return toConversation(row);
  }

  async list(userId: string, limit: number, before?: string): Promise<Page<Conversation>> {
    const filter = { participantIds: userId, ...(before && { activity: { $lt: before } }) };
    const rows = await this.model
      .find(filter)
      .sort({ activity: -1 })
      .limit(limit + 1)
      .lean<ConversationDocument[]>();
    const items = rows.slice(0, limit).map(toConversation);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.activity) : null };
  }

  /** Takes the next sequence number for a sender, who has thereby read everything before it. */
  async takeNextSeq(id: string, senderId: string): Promise<Conversation | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, participantIds: senderId },
        { $inc: { lastSeq: 1 }, $set: { activity: newId() } },
        { returnDocument: 'after' },
      )
      .lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Moves a read mark forward, never back and never past the last message. Answers whether it moved. */
  async markRead(id: string, userId: string, seq: number): Promise<boolean> {
    const result = await this.model.updateOne(
      { _id: id, lastSeq: { $gte: seq }, reads: { $elemMatch: { userId, seq: { $lt: seq } } } },
      { $set: { 'reads.$.seq': seq } },
    );
    return result.modifiedCount > 0;
  }
}
