import { Injectable } from '@nestjs/common';
import { LiveEmitter } from '@noillin/redis';
import { keyOfBooking, type BookingMembership, type Conversation } from './conversation';
import { ConversationRepository } from './conversation.repository';

const isSeated = ({ membership, participantIds }: Conversation, wanted: BookingMembership): boolean => {
  const isSame = [...participantIds].sort().join() === [...wanted.participantIds].sort().join();
  return membership > wanted.version || (membership === wanted.version && isSame);
};

/**
 * Members of a booking come and go: who takes part in it now is in its conversation. It goes by the booking's state and not
 * by what happened to it, so it may be told twice and in any order; what is older than what it did last changes nothing.
 */
@Injectable()
export class SeatMembers {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly live: LiveEmitter,
  ) {}

  /** Answers with the conversation as it is then; null where the booking has none. */
  async execute(wanted: BookingMembership): Promise<Conversation | null> {
    for (;;) {
      const conversation = await this.conversations.findByKey(keyOfBooking(wanted.bookingId));
      if (!conversation || isSeated(conversation, wanted)) return conversation;
      const seated = await this.conversations.seat(conversation, wanted);
      if (seated) return this.tell(conversation, seated);
      // Somebody wrote or seated meanwhile, so that every round gets somebody further.
    }
  }

  private tell({ participantIds: before }: Conversation, seated: Conversation): Conversation {
    const { id: conversationId, participantIds } = seated;
    const everybody = [...new Set([...before, ...participantIds])];
    this.live.toUsers(everybody, 'chat:participants', { conversationId, participantIds });
    return seated;
  }
}
