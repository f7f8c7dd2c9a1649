import { Injectable } from '@nestjs/common';
import { BookingRepository, participantsOf } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { ConversationRepository, type Conversation } from './conversation.repository';

/** With whom: one other person, or everybody in a booking. */
export type ConversationSubject = { participantId: string } | { bookingId: string };

export interface OpenedConversation {
  conversation: Conversation;
  created: boolean;
}

type NewConversation = Pick<Conversation, 'key' | 'bookingId' | 'participantIds'>;

/** Finds the conversation with a person or about a booking, or begins it. */
@Injectable()
export class OpenConversation {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly bookings: BookingRepository,
    private readonly users: Users,
  ) {}

  /** @throws DomainError `not_found` for a person who does not exist and for a booking that is not the user's */
  async execute(userId: string, subject: ConversationSubject): Promise<OpenedConversation> {
    const wanted =
      'bookingId' in subject
        ? await this.aboutBooking(userId, subject.bookingId)
        : await this.with(userId, subject.participantId);
    const existing = await this.conversations.findByKey(wanted.key);
    if (existing) return { conversation: await this.upToDate(existing, wanted), created: false };
    const created = await this.conversations.insert(wanted);
    if (created) return { conversation: created, created: true };
    return { conversation: await this.madeMeanwhile(wanted.key), created: false };
  }

  private async with(userId: string, participantId: string): Promise<NewConversation> {
    if (participantId === userId)
      throw new DomainError('rule_refused', { reason: 'A conversation needs somebody else.' });
    if (!(await this.users.findById(participantId))) throw new DomainError('not_found', { resource: 'user' });
    const participantIds = [userId, participantId].sort();
    return { key: `direct:${participantIds.join(':')}`, bookingId: null, participantIds };
  }

  private async aboutBooking(userId: string, bookingId: string): Promise<NewConversation> {
    const booking = await this.bookings.findForParticipant(bookingId, userId);
    if (!booking) throw new DomainError('not_found', { resource: 'booking' });
    return { key: `booking:${bookingId}`, bookingId, participantIds: participantsOf(booking) };
  }

  /** Members of a booking come and go; whoever takes part now is in its conversation. */
  private async upToDate(existing: Conversation, { participantIds }: NewConversation): Promise<Conversation> {
    const isSame = [...existing.participantIds].sort().join() === [...participantIds].sort().join();
    return isSame ? existing : this.conversations.seat(existing, participantIds);
  }

  private async madeMeanwhile(key: string): Promise<Conversation> {
    const conversation = await this.conversations.findByKey(key);
    if (!conversation) throw new Error(`the conversation ${key} was made and is gone`);
    return conversation;
  }
}
