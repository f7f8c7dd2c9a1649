import { Type } from 'class-transformer';
import { IsInt, IsObject, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { Omittable, Trimmed } from '../../input';
import { MoneyDto } from '../../money';
import { DURATION, GigTimingDto } from './gig-timing.dto';

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
}
