import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** Exactly one of the two. */
export class OpenConversationDto {
  /** The other person. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  participantId?: string;

  /** A booking that one takes part in. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  bookingId?: string;
}

export class SendMessageDto {
  /**
   * The client's own id of the message: sending it again stores nothing twice.
   * @example 'c1f7f3c2-6a0e-4f5c-9f5a-2f1d1c7b8e90'
   */
  @IsString()
  @Length(1, 64)
  clientMessageId!: string;

  /**
   * What to say, as plain text.
   * @example 'Looking forward to it!'
   */
  @IsString()
  @Length(1, 4000)
  body!: string;
}

export class MarkReadDto {
  /**
   * Everything up to this sequence number has been read.
   * @example 7
   */
  @IsInt()
  @Min(1)
  seq!: number;
}

export class MessagesQueryDto {
  /** Only messages after this sequence number; 0 = from the first. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  afterSeq: number = 0;

  /** Most messages to answer with. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}
