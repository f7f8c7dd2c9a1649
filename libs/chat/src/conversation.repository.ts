import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { encodeCursor, newId, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import { seatsAfter, type BookingMembership, type Conversation, type NewConversation } from './conversation';
import type { ConversationDocument } from './conversation.schema';

const toConversation = ({ _id, formers, membership, ...rest }: ConversationDocument): Conversation => ({
  id: _id,
  ...rest,
  formers: formers ?? [],
  membership: membership ?? 0,
});

/** Whoever takes part in a conversation, or did so once. */
const readBy = (userId: string) => ({ $or: [{ participantIds: userId }, { 'formers.userId': userId }] });

@Injectable()
export class ConversationRepository {
  constructor(@InjectModel('Conversation') private readonly model: Model<ConversationDocument>) {}

  async findByKey(key: string): Promise<Conversation | null> {
    const row = await this.model.findOne({ key }).lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Null for one that does not exist and for one in which the user never took part. */
  async findForReader(id: string, userId: string): Promise<Conversation | null> {
    const row = await this.model.findOne({ _id: id, ...readBy(userId) }).lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Makes the conversation; null when somebody else made it at the same moment. */
  async insert(conversation: NewConversation): Promise<Conversation | null> {
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

  /**
   * Gives a conversation the participants of its booking, if it still is as it was read: a message that came meanwhile belongs
   * to what those who leave can read. Null where it is not.
   */
  async seat(conversation: Conversation, membership: BookingMembership): Promise<Conversation | null> {
    const { id, lastSeq, participantIds, membership: before } = conversation;
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, lastSeq, participantIds, membership: before === 0 ? { $in: [0, null] } : before },
        { $set: seatsAfter(conversation, membership) },
        { returnDocument: 'after' },
      )
      .lean<ConversationDocument>();
    return row && toConversation(row);
  }

  /** Conversations of which a person can read something, latest activity first. */
  async list(userId: string, limit: number, before?: string): Promise<Page<Conversation>> {
    const filter = { ...readBy(userId), ...(before && { activity: { $lt: before } }) };
    const rows = await this.model
      .find(filter)
      .sort({ activity: -1 })
      .limit(limit + 1)
      .lean<ConversationDocument[]>();
    const items = rows.slice(0, limit).map(toConversation);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor(last.activity) : null };
  }

  /** Takes the next sequence number for a sender, who has thereby read everything before it; null for who takes no part. */
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
