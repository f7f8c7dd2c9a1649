import { ApiProperty } from '@nestjs/swagger';
import { REFUSAL_REASONS, type RefusalReason } from '@noillin/scheduling';
import { IsString, Length } from 'class-validator';

const CLOSERS = ['rule', 'override'] as const;

/** The start that is asked about. */
export class ExplainQueryDto {
  /**
   * An instant, ISO 8601 with Z or an offset.
   * @example '2026-11-24T09:00:00Z'
   */
  @IsString()
  @Length(1, 40)
  start!: string;
}

/** Why one member is not free. */
export class MissingMemberDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  memberId!: string;
  /**
   * `closed`, `does_not_fit`, `busy`, `buffer` or `limit`, as below.
   * @example 'busy'
   */
  @ApiProperty({ enum: REFUSAL_REASONS })
  reason!: RefusalReason;
  /** With `closed`: what closes that day. */
  @ApiProperty({ enum: CLOSERS, nullable: true, example: null })
  by!: 'rule' | 'override' | null;
}

/** Whether a start is offered, and why not. */
export class SlotExplanationDto {
  /**
   * Whether it can be booked, until somebody does.
   * @example false
   */
  offered!: boolean;
  /**
   * The start asked about; UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;
  /** When a booking would end, where one is offered; UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  end!: string | null;
  /**
   * Who would take part, where the start is offered.
   * @example []
   */
  members!: string[];
  /**
   * The first thing that stands in the way, where it is not: `past`, `notice` (too soon), `horizon` (too far ahead),
   * `closed` (no window is open), `not_aligned` (between two starts), `does_not_fit` (the window closes before the end),
   * `busy` (the time is taken), `buffer` (the time kept free around a booking is), `limit` (no more bookings that day or
   * week), `quorum` (too few members are free); `invalid` for years that no calendar has.
   */
  @ApiProperty({ enum: REFUSAL_REASONS, nullable: true, example: 'busy' })
  reason!: RefusalReason | null;
  /** With `closed`: whether an override of that day or the weekly rules close it. */
  @ApiProperty({ enum: CLOSERS, nullable: true, example: null })
  by!: 'rule' | 'override' | null;
  /** The required member whose reason it is, if it is one's. */
  @ApiProperty({ type: String, nullable: true, example: '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11' })
  memberId!: string | null;
  /** Every member who is not free, required or not; empty when the start is out of the question for all. */
  missing!: MissingMemberDto[];
}
