import { ApiProperty } from '@nestjs/swagger';
import { MoneyDto } from '../../../money';

/** Each from 0 to 1; the weights of an answer add up to 1. */
export class CriteriaDto {
  /** @example 0.75 */
  members!: number;
  /** @example 0.9 */
  reach!: number;
  /** @example 0.8 */
  price!: number;
  /** @example 0.93 */
  earliness!: number;
  /** @example 0.5 */
  compactness!: number;
  /** @example 1 */
  preferredHours!: number;
}

/** A stretch of time for which the gig is, or would be, to be had. */
export class WindowTimeDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T10:00:00.000Z'
   */
  end!: string;
  /**
   * Everybody who is in.
   * @example ['0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11']
   */
  memberIds!: string[];
}

/** A slot of the gig with what speaks for it. */
export class RankedWindowDto extends WindowTimeDto {
  /**
   * 0 to 1: the parts, each times its weight.
   * @example 0.82
   */
  score!: number;
  /** What the window scores by each criterion. */
  parts!: CriteriaDto;
}

/** One thing that would have to be different. */
export class ChangeDto {
  /**
   * `open`: the member is open at that time as well; `drop_required`: the gig goes without this required member;
   * `lower_quorum`: fewer members are enough.
   */
  @ApiProperty({ enum: ['open', 'drop_required', 'lower_quorum'], example: 'open' })
  kind!: 'open' | 'drop_required' | 'lower_quorum';
  /**
   * Whom it is about; not of `lower_quorum`.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  memberId?: string;
  /**
   * Of `open`: the day in the member's time zone.
   * @example '2026-11-24'
   */
  date?: string;
  /**
   * Of `open`: from when, on the member's wall clock.
   * @example '14:30'
   */
  start?: string;
  /**
   * Of `open`: until when; an end at or before the start lies on the next day.
   * @example '15:30'
   */
  end?: string;
  /**
   * Of `open`: the member's IANA time zone.
   * @example 'Asia/Kolkata'
   */
  timezone?: string;
  /** Of `open`: whether an override of that day closes it, or the weekly rules. */
  @ApiProperty({ enum: ['override', 'rule'], required: false, example: 'rule' })
  closedBy?: 'override' | 'rule';
  /**
   * Of `lower_quorum`: how many members would have to be enough.
   * @example 2
   */
  quorum?: number;
}

/** Changes that together would give the gig a slot. */
export class ProposalDto extends WindowTimeDto {
  /**
   * How much they ask for: 1 for each window opened, 2 for each member fewer, 3 for each required member dropped.
   * @example 1
   */
  cost!: number;
  changes!: ChangeDto[];
}

/** Another gig of the same category that can be had in the range. */
export class SubstituteGigDto extends WindowTimeDto {
  /** @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11' */
  gigId!: string;
  /** @example 'Recipe reel' */
  title!: string;
  price!: MoneyDto;
  /**
   * Its price less that of the gig asked for, in the minor unit of their common currency.
   * @example -50000
   */
  priceDifference!: number;
  /**
   * Followers of those who are in, on all platforms together.
   * @example 120000
   */
  reach!: number;
  /**
   * 0 to 1: two fifths for not costing more, three tenths for not reaching fewer, three tenths for its best window.
   * @example 0.91
   */
  score!: number;
}

/** The best windows of a gig; where it has none, what would have to change, and what else there is. */
export class OptimizeResultDto {
  /** The slots, the best first; every one can be booked until somebody does. */
  windows!: RankedWindowDto[];
  /** The weights as they were used. */
  weights!: CriteriaDto;
  /** Only where there is no window: the smallest changes that would give one, at most five. */
  proposals!: ProposalDto[];
  /** Only where there is no window: other gigs of the category that can be had, the best first, at most ten. */
  substitutes!: SubstituteGigDto[];
  /** False when the search was stopped before everything had been looked at; what it found by then is answered. */
  complete!: boolean;
}
