import type { ConversationDocument } from './conversation.schema';

export type Conversation = Omit<ConversationDocument, '_id' | 'formers' | 'membership'> &
  Required<Pick<ConversationDocument, 'formers' | 'membership'>> & { id: string };

/** What a conversation is begun with. */
export type NewConversation = Pick<Conversation, 'key' | 'bookingId' | 'participantIds' | 'membership'>;

/** Who takes part in a booking, by the state of it that was read. */
export interface BookingMembership {
  bookingId: string;
  /** The brand and the members. */
  participantIds: string[];
  /** How many times its members have changed: of two states the later has the higher one. */
  version: number;
}

export const keyOfBooking = (bookingId: string): string => `booking:${bookingId}`;

export const takesPart = (
  { participantIds }: Pick<Conversation, 'participantIds'>,
  userId: string,
): boolean => participantIds.includes(userId);

/** The last message that somebody can read: the last of all for a participant, for who left the last before that. */
export const lastSeqFor = (conversation: Conversation, userId: string): number =>
  takesPart(conversation, userId)
    ? conversation.lastSeq
    : (conversation.formers.find((former) => former.userId === userId)?.untilSeq ?? 0);

/**
 * The conversation after a booking's members have changed. Who leaves keeps what was said up to now; who comes has nothing to
 * catch up on, as they see what is said from now on.
 */
export const seatsAfter = (
  conversation: Conversation,
  { participantIds, version }: BookingMembership,
): Pick<Conversation, 'participantIds' | 'formers' | 'reads' | 'membership'> => {
  const { lastSeq, formers, reads } = conversation;
  const isIn = (userId: string): boolean => participantIds.includes(userId);
  const left = conversation.participantIds.filter((userId) => !isIn(userId));
  const newcomers = participantIds.filter((userId) => !takesPart(conversation, userId));
  return {
    participantIds,
    membership: version,
    formers: [
      ...formers.filter(({ userId }) => !isIn(userId)),
      ...left.map((userId) => ({ userId, untilSeq: lastSeq })),
    ],
    reads: [
      ...reads.filter(({ userId }) => !newcomers.includes(userId)),
      ...newcomers.map((userId) => ({ userId, seq: lastSeq })),
    ],
  };
};
