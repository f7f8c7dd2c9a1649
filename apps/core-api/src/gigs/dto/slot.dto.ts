import { IsString, Length } from 'class-validator';
import { Omittable } from '../../input';

/** The range in which slots are to start. */
export class SlotRangeQueryDto {
  /**
   * First day in the owner's time zone (YYYY-MM-DD), or an instant (ISO 8601 with Z or an offset); today if left out.
   * @example '2026-11-23'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  from?: string;

  /**
   * Last day in the owner's time zone, included as a whole, or an instant, not included; 14 days from `from` if left out.
   * @example '2026-12-06'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  to?: string;
}

/** A start at which the gig can be booked. */
export class SlotDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;
  /**
   * UTC, ISO 8601. The booking takes the time from start to end, end excluded.
   * @example '2026-11-24T10:00:00.000Z'
   */
  end!: string;
  /**
   * Who takes part; only for group gigs.
   * @example ['0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11']
   */
  members?: string[];
}

/** Slots of a gig. */
export class SlotListDto {
  /** The slots, by start. */
  items!: SlotDto[];
}
