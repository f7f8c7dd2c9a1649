import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@noillin/partners';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../lists';

export class DeliveryListQueryDto extends PageQueryDto {
  /** Only deliveries of this status. */
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;
}

/** One try to deliver. */
export class AttemptDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  at!: string;
  /**
   * How long it took, in milliseconds.
   * @example 120
   */
  durationMs!: number;

  /** HTTP status of the answer; null where none came. */
  @ApiProperty({ type: Number, nullable: true, example: 500 })
  status!: number | null;

  /**
   * The first 1024 bytes of the answer.
   * @example 'Internal Server Error'
   */
  response!: string;

  /** Why it does not count as delivered; null when it does. */
  @ApiProperty({ type: String, nullable: true, example: 'answered 500' })
  error!: string | null;
}

/** One event on its way to one endpoint. */
export class WebhookDeliveryDto {
  /**
   * The delivery's id; sent as `Noillin-Delivery`.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12'
   */
  id!: string;
  /**
   * Id of the event, `id` of the body: the same in every attempt.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13'
   */
  eventId!: string;
  /**
   * What happened.
   * @example 'booking.confirmed'
   */
  type!: string;

  /** `failed`: given up; it can be sent again by hand. */
  @ApiProperty({ enum: DELIVERY_STATUSES })
  status!: DeliveryStatus;

  /** When it is tried next; null when it is not. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-22T09:00:05.000Z' })
  nextAttemptAt!: string | null;

  /** The latest 20 attempts, oldest first. */
  attempts!: AttemptDto[];
  /**
   * What is sent, to the byte.
   * @example '{"id":"0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13","type":"booking.confirmed","version":1}'
   */
  body!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
}

/** A page of deliveries. */
export class DeliveryListDto {
  /** The deliveries of this page, newest first. */
  items!: WebhookDeliveryDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
