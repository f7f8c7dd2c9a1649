import { GROUP_SIZE } from '@noillin/catalog';
import { BOOKING_STATUSES, type BookingStatus } from '@noillin/contracts';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { Omittable } from '../../input';
import { PageQueryDto } from '../../lists';

export class CreateBookingDto {
  /**
   * The gig to book.
   * @example '01a2041f-a2bc-76e9-9987-147bafb97f9c'
   */
  @IsString()
  @Length(1, 64)
  gigId!: string;

  /**
   * A start out of `GET /gigs/{id}/slots`: an instant with its offset, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: 'start must carry its offset, e.g. Z' })
  start!: string;

  /**
   * Of a group gig, whom to book: out of the slot's `members`, every required one and enough for the quorum; everybody who is
   * free if left out. Where fewer than all members of the gig take part, they share what is paid in the same proportions.
   * @example ['0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11', '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12']
   */
  @Omittable()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(GROUP_SIZE.most)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  memberIds?: string[];
}

export class RequestRevisionDto {
  /**
   * What should change, in the brand's words.
   * @example 'Please show the product in the first ten seconds.'
   */
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class DeclineRequestDto {
  /**
   * Why, in the influencer's words; the brand reads it.
   * @example 'I am travelling that week.'
   */
  @Omittable()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

export class ProposeRescheduleDto {
  /**
   * A start out of `GET /gigs/{id}/slots`: an instant with its offset, ISO 8601.
   * @example '2026-11-25T09:00:00.000Z'
   */
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: 'start must carry its offset, e.g. Z' })
  start!: string;

  /**
   * Why, in the words of whoever proposes it; everybody else reads it.
   * @example 'The product arrives a day later.'
   */
  @Omittable()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

export class ReportNoShowDto {
  /**
   * What happened, in the words of whoever reports it; the other side reads it.
   * @example 'I waited for an hour.'
   */
  @Omittable()
  @IsString()
  @Length(1, 2000)
  reason?: string;
}

export class DisputeBookingDto {
  /**
   * What is wrong, in the words of whoever disputes; support and the other side read it.
   * @example 'The reel shows another product.'
   */
  @Omittable()
  @IsString()
  @Length(1, 2000)
  reason?: string;
}

export class BookingListQueryDto extends PageQueryDto {
  /** Only bookings of this status. */
  @IsOptional()
  @IsIn(BOOKING_STATUSES)
  status?: BookingStatus;
}
