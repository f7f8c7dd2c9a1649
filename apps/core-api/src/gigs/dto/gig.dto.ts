import { ApiProperty } from '@nestjs/swagger';
import { GIG_MEMBER_STATUSES, type GigMemberStatus } from '@noillin/catalog';
import {
  BOOKING_MODES,
  GIG_STATUSES,
  GIG_TYPES,
  type BookingMode,
  type GigStatus,
  type GigType,
} from '@noillin/contracts';
import { MoneyDto } from '../../money';
import { CancellationPolicyDto } from './cancellation-policy.dto';

/** An influencer's part in a gig. */
export class GigMemberDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  influencerId!: string;
  /**
   * Share of what the members are paid, in basis points; all shares add up to 10000.
   * @example 10000
   */
  shareBps!: number;
  /** Whether the gig cannot take place without them. */
  required!: boolean;
  /**
   * Whether they have agreed to take part.
   * @example 'accepted'
   */
  @ApiProperty({ enum: GIG_MEMBER_STATUSES })
  status!: GigMemberStatus;
}

/** A bookable service. */
export class GigDto {
  /**
   * The gig's id.
   * @example '0198f2a0-91c4-7d20-b2f1-0c9d8e7f6a55'
   */
  id!: string;
  /**
   * One influencer, or several sold together.
   * @example 'single'
   */
  @ApiProperty({ enum: GIG_TYPES })
  type!: GigType;
  /**
   * The influencer who created the gig and may change it.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  ownerId!: string;
  /**
   * What is offered, in a line.
   * @example 'Recipe reel with your product'
   */
  title!: string;
  /**
   * What is offered, at length.
   * @example 'A 60-second reel, filmed and cut by me, with one round of changes.'
   */
  description!: string;
  /**
   * What kind of thing it is.
   * @example 'food'
   */
  category!: string;
  /** Price of one booking. */
  price!: MoneyDto;
  /**
   * Drafts are seen by their members only, and only published gigs can be booked.
   * @example 'draft'
   */
  @ApiProperty({ enum: GIG_STATUSES })
  status!: GigStatus;
  /**
   * Length of a booking in minutes.
   * @example 60
   */
  durationMinutes!: number;
  /**
   * Minutes kept free before each booking.
   * @example 15
   */
  bufferBeforeMinutes!: number;
  /**
   * Minutes kept free after each booking.
   * @example 15
   */
  bufferAfterMinutes!: number;
  /**
   * Minutes that a start must at least lie ahead.
   * @example 1440
   */
  minNoticeMinutes!: number;
  /**
   * Last bookable day, counted from today in the owner's time zone.
   * @example 60
   */
  horizonDays!: number;
  /**
   * Minutes between two starts.
   * @example 60
   */
  slotStepMinutes!: number;
  /** Most bookings that may start within one day of the owner's time zone; null = any number. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  maxBookingsPerDay!: number | null;
  /** Most bookings that may start within one week, Monday to Sunday, of the owner's time zone; null = any number. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  maxBookingsPerWeek!: number | null;
  /**
   * How often the brand may send a delivery back.
   * @example 1
   */
  revisionsIncluded!: number;
  /**
   * `instant`: paid is booked. `request`: the money is only reserved until every member has accepted.
   * @example 'instant'
   */
  @ApiProperty({ enum: BOOKING_MODES })
  bookingMode!: BookingMode;
  /** What a brand gets back that cancels. */
  cancellationPolicy!: CancellationPolicyDto;
  /** Who takes part. Members of the gig also see who has not accepted. */
  members!: GigMemberDto[];
  /** How many members must at least be free; null = every required one. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  quorum!: number | null;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  updatedAt!: string;
}

/** A page of gigs. */
export class GigListDto {
  /** The gigs, newest first. */
  items!: GigDto[];
  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor!: string | null;
}
