import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Matches, Min } from 'class-validator';
import { Omittable } from '../../input';
import { CancellationAmountDto, CancellationPreviewDto } from './cancellation.dto';

export class WithdrawDto {
  /**
   * Why, in the words of whoever says so; everybody else in the booking reads it.
   * @example 'I am ill.'
   */
  @Omittable()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

/** Which withdrawal is meant where several members withdraw from one booking. */
export class WithdrawalChoiceDto {
  /**
   * `id` of one of the booking's `withdrawals`; the oldest is meant if left out.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14'
   */
  @Omittable()
  @IsString()
  @Length(1, 64)
  withdrawalId?: string;
}

export class ShrinkBookingDto extends WithdrawalChoiceDto {
  /**
   * `quoteId` of the terms that the brand has seen; if they are others by now, nothing happens.
   * @example '9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f'
   */
  @Omittable()
  @Matches(/^[0-9a-f]{32}$/, { message: 'quoteId must be the one of a preview' })
  quoteId?: string;
}

export class OfferPlaceDto extends WithdrawalChoiceDto {
  /**
   * Who is asked to take the place: one of the ranked substitutes, or any other influencer who is free then. Who takes part, has
   * left, or is asked to take another place in the booking is refused with `rule_refused`.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12'
   */
  @IsString()
  @Length(1, 64)
  influencerId!: string;

  /**
   * What they get, in minor units of the booking's currency: at most what the member would have got, and that if left out. What
   * they get less goes back to the brand, with the platform's fee on it.
   * @example 50000
   */
  @Omittable()
  @IsInt()
  @Min(1)
  amount?: number;
}

/** A member who withdraws, while it is not decided how the booking goes on. */
export class WithdrawalDto {
  /**
   * Names the withdrawal where several members withdraw.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a14'
   */
  id!: string;
  /** Who withdraws. They stay booked until it is decided. */
  memberId!: string;
  /** Why, in the words of whoever said so. */
  @ApiProperty({ type: String, nullable: true, example: 'I am ill.' })
  reason!: string | null;
  /**
   * Until when the brand may decide. Afterwards the booking goes on without the member if it can, and is cancelled if not;
   * either way what is not delivered is refunded in full. UTC, ISO 8601.
   * @example '2026-11-23T09:00:00.000Z'
   */
  decideBy!: string;
  /** To whom the place is offered now. */
  @ApiProperty({ type: String, nullable: true, example: null })
  offeredTo!: string | null;
  /** Who was offered it and did not want it. */
  declinedBy!: string[];
}

/** What happens to the money when one member leaves; the other members' parts stay as they are. */
export class MemberRefundTermsDto {
  /** Who leaves. */
  memberId!: string;
  /** What goes back to the brand. */
  refund!: CancellationAmountDto;
  /**
   * Part of the member's part, and of the fee on it, that goes back, in basis points.
   * @example 10000
   */
  refundBps!: number;
  /** What the member keeps. */
  keeps!: CancellationAmountDto;
  /** What of the refund is the platform's fee on what the member gives back. */
  feeRefund!: CancellationAmountDto;
  /**
   * Names exactly these terms; whoever commits to them may name it to be sure of them.
   * @example '9f2c5d0c5b1e4f0a8d7e6b5a4c3d2e1f'
   */
  quoteId!: string;
}

/** How the booking can go on; what is chosen pays exactly what stands here. */
export class WithdrawalOptionsDto extends WithdrawalDto {
  /** What a substitute can be offered at most: what the member would have got. The brand never pays more. */
  place!: CancellationAmountDto;
  /** What goes back if the booking goes on without the member; null where it cannot. */
  @ApiProperty({ type: () => MemberRefundTermsDto, nullable: true })
  shrink!: MemberRefundTermsDto | null;
  /** Why it cannot. */
  @ApiProperty({ type: String, nullable: true, example: null })
  obstacle!: string | null;
  /** What goes back if the brand cancels (`POST /bookings/{id}/cancel`): everything. */
  cancel!: CancellationPreviewDto;
}

/** Somebody who is free then and could take the place. */
export class SubstituteDto {
  /**
   * The influencer.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12'
   */
  influencerId!: string;
  /**
   * What comparable work of theirs brings them after the fee, in minor units; null for members of the gig who are not booked.
   */
  @ApiProperty({ type: Number, nullable: true, example: 48000 })
  asks!: number | null;
  /**
   * Followers on all their platforms.
   * @example 120000
   */
  reach!: number;
  /**
   * 0 to 1, the higher the better: price and reach, compared with who leaves.
   * @example 0.93
   */
  score!: number;
}

export class SubstituteListDto {
  /** The best first. */
  items!: SubstituteDto[];
}
