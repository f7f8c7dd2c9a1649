import { ApiProperty } from '@nestjs/swagger';
import { GROUP_SIZE } from '@noillin/catalog';
import { BOOKING_MODES, GIG_TYPES, type BookingMode, type GigType } from '@noillin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsIn,
  IsInt,
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

/** A new gig. It begins as a draft. */
export class CreateGigDto extends GigTimingDto {
  /**
   * One influencer, or several sold together.
   * @example 'single'
   */
  @ApiProperty({ enum: GIG_TYPES })
  @IsIn(GIG_TYPES)
  type!: GigType;

  /**
   * What is offered, in a line of 1 to 140 characters.
   * @example 'Recipe reel with your product'
   */
  @Trimmed()
  @IsString()
  @Length(1, 140)
  title!: string;

  /**
   * What is offered, at length, 1 to 5000 characters.
   * @example 'A 60-second reel, filmed and cut by me, with one round of changes.'
   */
  @Trimmed()
  @IsString()
  @Length(1, 5000)
  description!: string;

  /**
   * What kind of thing it is, 1 to 50 characters.
   * @example 'food'
   */
  @Trimmed()
  @IsString()
  @Length(1, 50)
  category!: string;

  /** Price of one booking. */
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  price!: MoneyDto;

  /**
   * Length of a booking in minutes: five minutes to two weeks.
   * @example 60
   */
  @IsInt()
  @Min(DURATION.least)
  @Max(DURATION.most)
  durationMinutes!: number;

  /**
   * How often the brand may send a delivery back, 0 to 20; once if left out.
   * @example 1
   */
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(20)
  revisionsIncluded?: number;

  /**
   * `instant`: paid is booked. `request`: the money is only reserved until every member has accepted, within 48 hours. `instant` if left out.
   * @example 'instant'
   */
  @Omittable()
  @IsIn(BOOKING_MODES)
  bookingMode?: BookingMode;

  /** What a brand gets back that cancels. `moderate` if left out. Bookings that exist keep theirs. */
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => CancellationPolicyWishDto)
  cancellationPolicy?: CancellationPolicyWishDto;

  /** Everybody who is to take part, yourself included, 2 to 20; group gigs only. Whoever is named here is invited; you have accepted. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(GROUP_SIZE.most)
  @ValidateNested({ each: true })
  @Type(() => MemberTermsDto)
  members?: MemberTermsDto[];

  /**
   * How many members must at least be free, required ones included; all required ones if left out. Group gigs only.
   * @example 2
   */
  @Omittable()
  @IsInt()
  @Min(1)
  @Max(GROUP_SIZE.most)
  quorum?: number;
}
