import { Injectable } from '@nestjs/common';
import { ConversationRepository, lastSeqFor, type Conversation } from '@noillin/chat';
import { DomainError } from '@noillin/contracts';
import { Users, type User } from '@noillin/identity';
import { CHAT_MESSAGE, NotificationRepository } from '@noillin/notifications';
import { LiveEmitter } from '@noillin/redis';
import type { Page } from '@noillin/utils';
import type { ConversationDto, ParticipantDto } from './dto/chat.dto';

/** Conversations as one of their participants sees them, or somebody who was one. To everybody else they do not exist. */
@Injectable()
export class Conversations {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly users: Users,
    private readonly notifications: NotificationRepository,
    private readonly live: LiveEmitter,
  ) {}

  /** @throws DomainError `not_found` */
  async find(id: string, userId: string): Promise<Conversation> {
    const conversation = await this.conversations.findForReader(id, userId);
    if (!conversation) throw new DomainError('not_found', { resource: 'conversation' });
    return conversation;
  }

  async list(userId: string, limit: number, before?: string): Promise<Page<ConversationDto>> {
    const { items, nextCursor } = await this.conversations.list(userId, limit, before);
    return { items: await this.showAll(items, userId), nextCursor };
  }

  async show(conversation: Conversation, userId: string): Promise<ConversationDto> {
    const [shown] = await this.showAll([conversation], userId);
    return shown as ConversationDto;
  }

  /** Notes how far the user has read and tells the others. Marking less than before changes nothing. */
  async markRead(id: string, userId: string, seq: number): Promise<void> {
    const conversation = await this.find(id, userId);
    const { participantIds } = conversation;
    const canRead = seq <= lastSeqFor(conversation, userId);
    const moved = canRead && (await this.conversations.markRead(id, userId, seq));
    await this.notifications.markReadAbout(userId, CHAT_MESSAGE, 'conversationId', id);
    if (moved) this.live.toUsers(participantIds, 'chat:read', { conversationId: id, seq, userId });
  }

  private async showAll(conversations: Conversation[], userId: string): Promise<ConversationDto[]> {
    const ids = new Set(conversations.flatMap(({ reads }) => reads.map((read) => read.userId)));
    const users = new Map((await this.users.findByIds([...ids])).map((user) => [user.id, user]));
    return conversations.map((conversation) => view(conversation, userId, users));
  }
}

function view(
  conversation: Conversation,
  userId: string,
  users: ReadonlyMap<string, Pick<User, 'id' | 'displayName' | 'role'>>,
): ConversationDto {
  const { id, bookingId, participantIds, formers, reads, createdAt } = conversation;
  const people = (ids: readonly string[]): ParticipantDto[] =>
    reads.flatMap((read) => {
      const user = ids.includes(read.userId) ? users.get(read.userId) : undefined;
      return user ? [{ id: user.id, displayName: user.displayName, role: user.role, readSeq: read.seq }] : [];
    });
  const lastSeq = lastSeqFor(conversation, userId);
  return {
    id,
    bookingId,
    participants: people(participantIds),
    formerParticipants: people(formers.map((former) => former.userId)),
    lastSeq,
    unread: lastSeq - (reads.find((read) => read.userId === userId)?.seq ?? 0),
    createdAt: createdAt.toISOString(),
  };
}
