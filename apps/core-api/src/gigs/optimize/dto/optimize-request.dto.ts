import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsObject, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IsTimeZone, Omittable } from '../../../input';
import { SlotRangeQueryDto } from '../../dto/slot.dto';

const LARGEST_WEIGHT = 1_000_000;
const Weight = (): PropertyDecorator => (target, property) => {
  for (const decorate of [
    Omittable(),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(0),
    Max(LARGEST_WEIGHT),
  ])
    decorate(target, property);
};

/** How much each criterion counts, on any scale from 0: weights are divided by their sum. What is left out counts nothing. */
export class WeightsDto {
  /**
   * How many of the members are in, of all of them. By default 30.
   * @example 30
   */
  @Weight()
  members?: number;
  /**
   * The followers of those who are in, of the followers of all. By default 20.
   * @example 20
   */
  @Weight()
  reach?: number;
  /**
   * The shares of those who are in, of all shares: how much of what the price was agreed for one gets. By default 10.
   * @example 10
   */
  @Weight()
  price?: number;
  /**
   * How early in the range: 1 at its beginning, 0 at its end. By default 20.
   * @example 20
   */
  @Weight()
  earliness?: number;
  /**
   * How little members' free time is broken up: half for not splitting a free stretch in two, half for not costing the room
   * for a further booking; the mean of those who are in. By default 20.
   * @example 20
   */
  @Weight()
  compactness?: number;
  /**
   * The part of the window within the preferred hours; counts only where there are any. By default 30.
   * @example 30
   */
  @Weight()
  preferredHours?: number;
}

/** Hours of every day. */
export class PreferredHoursDto {
  /**
   * IANA time zone of the hours.
   * @example 'Europe/Berlin'
   */
  @IsTimeZone()
  timezone!: string;
  /**
   * 00:00 to 23:59.
   * @example '10:00'
   */
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'start must be a time from 00:00 to 23:59' })
  start!: string;
  /**
   * After the start, to 24:00.
   * @example '16:00'
   */
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: 'end must be a time from 00:00 to 24:00' })
  end!: string;
  /** Whether windows that do not lie wholly within the hours are left out. Otherwise they rank lower. */
  @Omittable()
  @IsBoolean()
  only?: boolean = false;
}

/** What is wanted of a window. */
export class OptimizeDto extends SlotRangeQueryDto {
  /**
   * How many members have to be in at least; the gig's own quorum, if it asks for more, stays.
   * @example 3
   */
  @Omittable()
  @IsInt()
  @Min(1)
  @Max(100)
  quorum?: number;

  /** Hours that are liked better. */
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => PreferredHoursDto)
  preferredHours?: PreferredHoursDto;

  /** How much each criterion counts; the defaults if left out. */
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => WeightsDto)
  weights?: WeightsDto;

  /**
   * How many windows are wanted, 1 to 50.
   * @example 10
   */
  @Omittable()
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number = 10;
}
