import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { CHAT_MESSAGE, NotificationRepository } from '@noillin/notifications';
import { LiveEmitter } from '@noillin/redis';
import type { Page } from '@noillin/utils';
import { ConversationRepository, type Conversation } from './conversation.repository';
import type { ConversationDto } from './dto/chat.dto';

/** Conversations as one of their participants sees them. To everybody else they do not exist. */
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
    const conversation = await this.conversations.findForParticipant(id, userId);
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
    const { participantIds } = await this.find(id, userId);
    const moved = await this.conversations.markRead(id, userId, seq);
    await this.notifications.markReadAbout(userId, CHAT_MESSAGE, 'conversationId', id);
    if (moved) this.live.toUsers(participantIds, 'chat:read', { conversationId: id, seq, userId });
  }

  private async showAll(conversations: Conversation[], userId: string): Promise<ConversationDto[]> {
    const ids = new Set(conversations.flatMap(({ participantIds }) => participantIds));
    const users = new Map((await this.users.findByIds([...ids])).map((user) => [user.id, user]));
    return conversations.map((conversation) => ({
      id: conversation.id,
      bookingId: conversation.bookingId,
      participants: conversation.reads.flatMap((read) => {
        const user = users.get(read.userId);
        return user
          ? [{ id: user.id, displayName: user.displayName, role: user.role, readSeq: read.seq }]
          : [];
      }),
      lastSeq: conversation.lastSeq,
      unread: conversation.lastSeq - (conversation.reads.find((read) => read.userId === userId)?.seq ?? 0),
      createdAt: conversation.createdAt.toISOString(),
    }));
  }
}
