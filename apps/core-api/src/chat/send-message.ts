import { Injectable } from '@nestjs/common';
import { ConversationRepository } from '@noillin/chat';
import { DomainError, type ChatMessage } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { LiveEmitter } from '@noillin/redis';
import { Clock, newId } from '@noillin/utils';
import { MessageRepository } from './message.repository';

export interface NewMessage {
  conversationId: string;
  senderId: string;
  /** The sender's own id of the message: sending it again answers with what is stored. */
  clientMessageId: string;
  body: string;
}

/** Stores a message under the next sequence number and sends it to everybody's sockets. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly messages: MessageRepository,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly live: LiveEmitter,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for a conversation that the sender takes no part in, `rule_refused` for one that they left */
  async execute(message: NewMessage): Promise<ChatMessage> {
    return (await this.findStored(message)) ?? (await this.store(message));
  }

  private findStored({ conversationId, senderId, clientMessageId }: NewMessage): Promise<ChatMessage | null> {
    return this.messages.findByClientId(conversationId, senderId, clientMessageId);
  }

  private async store(message: NewMessage): Promise<ChatMessage> {
    try {
      return await this.transactions.run(() => this.append(message));
    } catch (error) {
      const stored = isDuplicateKey(error, 'clientMessageId') ? await this.findStored(message) : null;
      if (stored) return stored;
      throw error;
    }
  }

  private async append(message: NewMessage): Promise<ChatMessage> {
    const conversation = await this.conversations.takeNextSeq(message.conversationId, message.senderId);
    if (!conversation) throw await this.refusal(message);
    const { lastSeq: seq, participantIds } = conversation;
    const stored: ChatMessage = { id: newId(), ...message, seq, sentAt: this.clock.date().toISOString() };
    await this.messages.insert(stored, participantIds);
    await this.conversations.markRead(stored.conversationId, stored.senderId, seq);
    await this.outbox.add('chat.message_sent', {
      conversationId: stored.conversationId,
      messageId: stored.id,
      senderId: stored.senderId,
      seq,
      recipientIds: participantIds.filter((id) => id !== message.senderId),
    });
    this.transactions.afterCommit(() => this.live.toUsers(participantIds, 'chat:message', stored));
    return stored;
  }

  private async refusal({ conversationId, senderId }: NewMessage): Promise<DomainError> {
    const left = await this.conversations.findForReader(conversationId, senderId);
    return left
      ? new DomainError('rule_refused', { reason: 'You do not take part in this conversation any more.' })
      : new DomainError('not_found', { resource: 'conversation' });
  }
}
