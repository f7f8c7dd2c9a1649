import { ApiProperty } from '@nestjs/swagger';
import {
  CONTENT_ENCODINGS,
  DEAD_LETTER_STATUSES,
  QUEUE_KEYS,
  type DeadLetterStatus,
  type QueueKey,
} from '@noillin/messaging';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { Trimmed } from '../../input';
import { PageQueryDto } from '../../lists';

const DECISIONS = ['replay', 'discard'] as const;

export class DeadLetterListQueryDto extends PageQueryDto {
  /** Only messages of this queue. */
  @IsOptional()
  @IsIn(QUEUE_KEYS)
  queue?: QueueKey;

  /** Only messages of this status; `open` are those that wait for a person. */
  @IsOptional()
  @IsIn(DEAD_LETTER_STATUSES)
  status?: DeadLetterStatus;
}

/** Why a message is given up. */
export class DiscardDeadLetterDto {
  /**
   * 1 to 500 characters, for whoever looks later; it does not belong to say anything about people.
   * @example 'The notification it asks for was deleted.'
   */
  @Trimmed()
  @IsString()
  @Length(1, 500)
  reason!: string;
}

/** A message of one of the worker's queues that failed for good. */
export class DeadLetterDto {
  /**
   * The same for every failure of one event in one queue.
   * @example 'Zb1kq0m3cHnHc8c1xX3fJm0Jx2sO8vQZr7d1Vw2aP5k'
   */
  id!: string;

  /** The queue in which it failed. */
  @ApiProperty({ enum: QUEUE_KEYS, example: 'mail' })
  queue!: QueueKey;

  /** Id of the event; null where the message names none. */
  @ApiProperty({ type: String, nullable: true, example: '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13' })
  eventId!: string | null;

  /** Name of the event; null where the message names none. */
  @ApiProperty({ type: String, nullable: true, example: 'notification.created' })
  name!: string | null;

  /** Id of the chain of requests and events that led to it; null where the message names none. */
  @ApiProperty({ type: String, nullable: true, example: '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a10' })
  correlationId!: string | null;

  /**
   * `open` waits for a person, `replayed` was put back into its queue, `discarded` was given up. What fails once more is `open`
   * again.
   */
  @ApiProperty({ enum: DEAD_LETTER_STATUSES })
  status!: DeadLetterStatus;

  /**
   * How often it was tried before it failed for good the last time.
   * @example 5
   */
  attempts!: number;

  /**
   * Why it failed last: name and message of the error.
   * @example 'Error: the mail server refuses the address'
   */
  reason!: string;

  /**
   * How often it has failed for good.
   * @example 1
   */
  timesFailed!: number;

  /**
   * Of the message, in bytes.
   * @example 412
   */
  size!: number;

  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  firstFailedAt!: string;

  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:01:12.000Z'
   */
  lastFailedAt!: string;
}

/** A page of dead letters. */
export class DeadLetterListDto {
  /** The messages of this page, those that failed last first. */
  items!: DeadLetterDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** One time that a message failed for good. */
export class DeadLetterFailureDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:01:12.000Z'
   */
  at!: string;
  /**
   * How often it had been tried.
   * @example 5
   */
  attempts!: number;
  /**
   * Name and message of the last error.
   * @example 'Error: the mail server refuses the address'
   */
  reason!: string;
}

/** What an admin decided about a message. */
export class DeadLetterDecisionDto {
  @ApiProperty({ enum: DECISIONS })
  what!: (typeof DECISIONS)[number];
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:30:00.000Z'
   */
  at!: string;
  /** User id of the admin. */
  by!: string;

  /** Why; null for a replay. */
  @ApiProperty({ type: String, nullable: true, example: null })
  reason!: string | null;
}

/** A dead letter with what the message consists of. */
export class DeadLetterDetailsDto extends DeadLetterDto {
  /** The latest 20 failures, oldest first. */
  failures!: DeadLetterFailureDto[];
  /** The latest 20 decisions, oldest first. */
  decisions!: DeadLetterDecisionDto[];
  /**
   * The message to the byte.
   * @example '{"pattern":"notification.created","data":{"id":"0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13"}}'
   */
  content!: string;

  /** `base64` for what is not text. */
  @ApiProperty({ enum: CONTENT_ENCODINGS })
  contentEncoding!: (typeof CONTENT_ENCODINGS)[number];

  /** False for a message of more than 1 MiB, of which only the beginning is kept; it cannot be replayed. */
  complete!: boolean;
}
