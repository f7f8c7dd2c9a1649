import { ApiProperty } from '@nestjs/swagger';
import { GIG_TYPES, type GigType } from '@noillin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
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
import { DURATION, GigTimingDto } from './gig-timing.dto';

/** An influencer who is to take part in a group gig. */
export class CreateGigMemberDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  @IsString()
  @Length(1, 64)
  influencerId!: string;

  /**
   * Share of what the members are paid, in basis points; all shares add up to 10000.
   * @example 5000
   */
  @IsInt()
  @Min(1)
  @Max(10_000)
  shareBps!: number;

  /**
   * Whether the gig cannot take place without them; true if left out.
   * @example true
   */
  @Omittable()
  @IsBoolean()
  required?: boolean;
}

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

  /** Everybody who is to take part; group gigs only. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CreateGigMemberDto)
  members?: CreateGigMemberDto[];

  /**
   * How many members must at least be free; group gigs only.
   * @example 2
   */
  @Omittable()
  @IsInt()
  @Min(1)
  @Max(20)
  quorum?: number;
}
