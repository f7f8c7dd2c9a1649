import { ApiProperty } from '@nestjs/swagger';
import {
  BLOCKERS,
  PAYOUT_STAGES,
  PAYOUT_STATUSES,
  type Blocker,
  type PayoutStage,
  type PayoutStatus,
} from '@noillin/payments';
import { MoneyDto } from '../../money';

/** One transfer that was tried. */
export class TransferDto {
  /** The transfer's id. */
  id!: string;
  /** What was sent. */
  amount!: MoneyDto;

  /**
   * What was kept to pay debts, in minor units of the same currency.
   * @example 0
   */
  nettedAmount!: number;

  /** `requested`: decided and not known to have arrived; `failed`: refused, its money waits for the next one. */
  @ApiProperty({ enum: PAYOUT_STATUSES, example: 'paid' })
  status!: PayoutStatus;

  /** Why it failed: `provider_balance`, `onboarding` or `provider_refused`; null unless it did. */
  @ApiProperty({ type: String, nullable: true, example: null })
  failure!: string | null;

  /**
   * UTC, ISO 8601.
   * @example '2026-11-27T09:00:00.000Z'
   */
  createdAt!: string;

  /** When it arrived or failed. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-27T09:00:02.000Z' })
  settledAt!: string | null;
}

/** The influencer's part of one booking's price, on its way to them. */
export class PayoutDto {
  /** Id of the part. */
  id!: string;
  /** The booking that is paid. */
  bookingId!: string;
  /** The part as it was agreed at purchase, after the platform's fee. */
  amount!: MoneyDto;

  /**
   * What of it has not gone back to the brand, in minor units of the same currency.
   * @example 212500
   */
  leftAmount!: number;

  /**
   * What had to go back and is still owed, in minor units; the next payouts pay it.
   * @example 0
   */
  owedAmount!: number;

  /**
   * `pending`: the booking is not completed; `cooling`: time to dispute; `releasable`: ready to be transferred;
   * `in_transit`; `paid`; `reversed`: all of it went back; `debt`: it went back after it was paid, and is owed.
   */
  @ApiProperty({ enum: PAYOUT_STAGES, example: 'cooling' })
  stage!: PayoutStage;

  /** What keeps it where it is; empty when nothing does. */
  @ApiProperty({ enum: BLOCKERS, isArray: true, example: ['cooling_down'] })
  blockedBy!: Blocker[];

  /** When it is expected to be transferred; null where nobody can say. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-27T09:00:00.000Z' })
  expectedAt!: string | null;

  /** When it cools down; null until the booking is completed. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-27T09:00:00.000Z' })
  releaseAt!: string | null;

  /** The transfers that were tried, the oldest first. */
  transfers!: TransferDto[];
}

export class PayoutListDto {
  /** The parts of this page, those of the newest bookings first. */
  items!: PayoutDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor!: string | null;
}

/** An influencer's money in one currency, in minor units. */
export class PayoutBalanceDto {
  /**
   * ISO 4217 code.
   * @example 'INR'
   */
  currency!: string;
  /**
   * Of bookings that are not completed, or cool down.
   * @example 425000
   */
  pending!: number;
  /**
   * Ready to be transferred.
   * @example 0
   */
  releasable!: number;
  /**
   * On its way to the influencer, less what is on its way back.
   * @example 0
   */
  inTransit!: number;
  /**
   * Transferred, and not taken back.
   * @example 850000
   */
  paid!: number;
  /**
   * Owed by the influencer; the next payouts pay it.
   * @example 0
   */
  debt!: number;
}

export class PayoutBalanceListDto {
  /** One balance per currency in which the influencer ever had money. */
  items!: PayoutBalanceDto[];
}

export class PayNowDto {
  /**
   * How many parts are transferred now, unless together they are less than the influencer's own minimum.
   * @example 2
   */
  parts!: number;
}
