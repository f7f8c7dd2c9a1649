import { IsString, Length, Matches } from 'class-validator';
import { Omittable } from '../../input';

export class CancelBookingDto {
  /**
   * Why, in the canceller's words; the other side reads it.
   * @example 'The launch was postponed.'
   */
  @Omittable()
  @IsString()
  @Length(1, 500)
  reason?: string;

  /**
   * `quoteId` of the preview that the canceller has seen; if the terms are others by now, nothing happens.
   * @example '9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f'
   */
  @Omittable()
  @Matches(/^[0-9a-f]{32}$/, { message: 'quoteId must be the one of a preview' })
  quoteId?: string;
}

/** An amount that may be zero. */
export class CancellationAmountDto {
  /**
   * Minor units.
   * @example 125000
   */
  amount!: number;

  /**
   * ISO 4217.
   * @example 'INR'
   */
  currency!: string;
}

/** What one influencer keeps. */
export class MemberKeepsDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  influencerId!: string;

  /** What stays theirs. */
  keeps!: CancellationAmountDto;
}

export class CancellationPreviewDto {
  /** What goes back to the brand. */
  refund!: CancellationAmountDto;

  /** What stays with the influencers and the platform, all together. */
  retained!: CancellationAmountDto;

  /**
   * Part of what is left of the payment that goes back, in basis points.
   * @example 5000
   */
  refundBps!: number;

  /**
   * Name of the policy, frozen when the booking was made.
   * @example 'moderate'
   */
  policy!: string;

  /** What each influencer keeps. */
  members!: MemberKeepsDto[];

  /** What the platform keeps. */
  platformFee!: CancellationAmountDto;

  /**
   * Names exactly these terms; the cancellation may name it to be sure of them.
   * @example '9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f'
   */
  quoteId!: string;
}
