import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type ChatMessage, type Role } from '@noillin/contracts';

export class ParticipantDto {
  /** The person's id. */
  id!: string;
  /** The person's name as others see it. */
  displayName!: string;

  /** What the person is here. */
  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** Everything up to this sequence number has been read; 0 = nothing. */
  readSeq!: number;
}

export class ConversationDto {
  /** The conversation's id. */
  id!: string;

  /** The booking that the conversation is about; null between two people. */
  @ApiProperty({ type: String, nullable: true })
  bookingId!: string | null;
  /** Everybody who reads and writes in it. */
  participants!: ParticipantDto[];

  /** Who took part once: they read what was said until they left, and write nothing. */
  formerParticipants!: ParticipantDto[];

  /** Sequence number of the last message that the caller can read; 0 before the first. */
  lastSeq!: number;

  /** Messages of others that the caller has not read. */
  unread!: number;

  /** UTC, ISO 8601. */
  createdAt!: string;
}

export class ConversationListDto {
  /** The conversations of this page. */
  items!: ConversationDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class MessageDto implements ChatMessage {
  /** The message's id. */
  id!: string;
  /** The conversation it stands in. */
  conversationId!: string;

  /**
   * Position in the conversation: 1, 2, 3 ... without gaps.
   * @example 1
   */
  seq!: number;
  /** Who wrote it. */
  senderId!: string;

  /** The sender's own id of the message. */
  clientMessageId!: string;

  /**
   * What was written, as plain text.
   * @example 'Looking forward to it!'
   */
  body!: string;

  /** UTC, ISO 8601. */
  sentAt!: string;
}

export class MessageListDto {
  /** In order of their sequence numbers. */
  items!: MessageDto[];
}
