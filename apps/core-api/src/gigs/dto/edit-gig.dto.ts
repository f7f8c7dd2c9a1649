import { ApiProperty } from '@nestjs/swagger';
import { GROUP_SIZE } from '@noillin/catalog';
import { BOOKING_MODES, type BookingMode } from '@noillin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Omittable, Trimmed } from '../../input';
import { MoneyDto } from '../../money';
import { CancellationPolicyWishDto } from './cancellation-policy.dto';
import { DURATION, GigTimingDto } from './gig-timing.dto';
import { MemberTermsDto } from './member-terms.dto';

/** What an owner changes about a gig. What is left out stays; bookings that exist keep what was agreed. */
export class EditGigDto extends GigTimingDto {
  /**
   * What is offered, in a line of 1 to 140 characters.
   * @example 'Recipe reel with your product'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 140)
  title?: string;

  /**
   * What is offered, at length, 1 to 5000 characters.
   * @example 'A 60-second reel, filmed and cut by me, with one round of changes.'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 5000)
  description?: string;

  /**
   * What kind of thing it is, 1 to 50 characters.
   * @example 'food'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 50)
  category?: string;

  /** Price of one booking. */
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  price?: MoneyDto;

  /**
   * Length of a booking in minutes: five minutes to two weeks.
   * @example 60
   */
  @Omittable()
  @IsInt()
  @Min(DURATION.least)
  @Max(DURATION.most)
  durationMinutes?: number;

  /**
   * How often the brand may send a delivery back, 0 to 20.
   * @example 1
   */
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(20)
  revisionsIncluded?: number;

  /**
   * Everybody who is to take part from now on, yourself included; group gigs only. An answer stands while its terms do: whoever
   * is new, has other terms or declined before is invited. A published gig has to be paused where that takes its consent away.
   */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(GROUP_SIZE.most)
  @ValidateNested({ each: true })
  @Type(() => MemberTermsDto)
  members?: MemberTermsDto[];

  /** How many members must at least be free, required ones included; null = all required ones. Group gigs only. */
  @ApiProperty({ type: Number, nullable: true, required: false, example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(GROUP_SIZE.most)
  quorum?: number | null;

  /**
   * `instant`: paid is booked. `request`: the money is only reserved until every member has accepted, within 48 hours.
   * @example 'instant'
   */
  @Omittable()
  @IsIn(BOOKING_MODES)
  bookingMode?: BookingMode;

  /** What a brand gets back that cancels. Bookings that exist keep theirs. */
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => CancellationPolicyWishDto)
  cancellationPolicy?: CancellationPolicyWishDto;
}
