import { Injectable } from '@nestjs/common';
import { BookingRepository, membershipOf } from '@noillin/booking';
import {
  ConversationRepository,
  keyOfBooking,
  SeatMembers,
  type BookingMembership,
  type Conversation,
  type NewConversation,
} from '@noillin/chat';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';

/** With whom: one other person, or everybody in a booking. */
export type ConversationSubject = { participantId: string } | { bookingId: string };

export interface OpenedConversation {
  conversation: Conversation;
  created: boolean;
}

/** Finds the conversation with a person or about a booking, or begins it. */
@Injectable()
export class OpenConversation {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly seats: SeatMembers,
    private readonly bookings: BookingRepository,
    private readonly users: Users,
  ) {}

  /** @throws DomainError `not_found` for a person who does not exist and for a booking that is not the user's */
  async execute(userId: string, subject: ConversationSubject): Promise<OpenedConversation> {
    return 'bookingId' in subject
      ? this.aboutBooking(userId, subject.bookingId)
      : this.findOrBegin(await this.with(userId, subject.participantId));
  }

  private async with(userId: string, participantId: string): Promise<NewConversation> {
    if (participantId === userId)
      throw new DomainError('rule_refused', { reason: 'A conversation needs somebody else.' });
    if (!(await this.users.findById(participantId))) throw new DomainError('not_found', { resource: 'user' });
    const participantIds = [userId, participantId].sort();
    return { key: `direct:${participantIds.join(':')}`, bookingId: null, participantIds, membership: 0 };
  }

  private async aboutBooking(userId: string, bookingId: string): Promise<OpenedConversation> {
    const { participantIds, version } = await this.membership(bookingId, userId);
    const key = keyOfBooking(bookingId);
    const opened = await this.findOrBegin({ key, bookingId, participantIds, membership: version });
    // Looked at again now that there is a conversation: of a change between the two the worker found none to seat.
    const seated = await this.seats.execute(await this.membership(bookingId, userId));
    return { ...opened, conversation: seated ?? opened.conversation };
  }

  /** @throws DomainError `not_found` */
  private async membership(bookingId: string, userId: string): Promise<BookingMembership> {
    const booking = await this.bookings.findForParticipant(bookingId, userId);
    if (!booking) throw new DomainError('not_found', { resource: 'booking' });
    return membershipOf(booking);
  }

  private async findOrBegin(wanted: NewConversation): Promise<OpenedConversation> {
    const existing = await this.conversations.findByKey(wanted.key);
    if (existing) return { conversation: existing, created: false };
    const created = await this.conversations.insert(wanted);
    if (created) return { conversation: created, created: true };
    return { conversation: await this.madeMeanwhile(wanted.key), created: false };
  }

  private async madeMeanwhile(key: string): Promise<Conversation> {
    const conversation = await this.conversations.findByKey(key);
    if (!conversation) throw new Error(`the conversation ${key} was made and is gone`);
    return conversation;
  }
}
