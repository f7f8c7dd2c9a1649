import { ApiProperty } from '@nestjs/swagger';
import type { NotificationView } from '@noillin/contracts';

export class NotificationDto implements NotificationView {
  /** The notification's id. */
  id!: string;

  /**
   * The event that it tells of.
   * @example 'booking.confirmed'
   */
  type!: string;

  /**
   * A few words, for a list.
   * @example 'Booking confirmed'
   */
  title!: string;
  /** The whole text, as plain text. */
  body!: string;

  /** Ids of what it is about, e.g. `bookingId`. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  data!: Record<string, string>;

  /** UTC, ISO 8601; null until it is read. */
  @ApiProperty({ type: String, nullable: true })
  readAt!: string | null;

  /** UTC, ISO 8601. */
  createdAt!: string;
}

export class NotificationListDto {
  /** The notifications of this page. */
  items!: NotificationDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
