import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_NAMES, MOVES, type Account, type Move } from '@noillin/payments';

/** More (+) or less (-) lies in an account. */
export class LedgerEntryDto {
  /** The account of the platform's chart. */
  @ApiProperty({ enum: ACCOUNT_NAMES, example: 'influencer_pending' })
  account!: Account;

  /** The influencer whose account it is; null for the platform's accounts. */
  @ApiProperty({ type: String, nullable: true, example: '0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90' })
  influencerId!: string | null;

  /**
   * Signed minor units.
   * @example 212500
   */
  amount!: number;
}

/** One move of money; its entries sum to zero. */
export class LedgerTransactionDto {
  /**
   * Names the move: the same move is posted once.
   * @example 'allocation:0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90'
   */
  id!: string;

  /** What kind of move it was. */
  @ApiProperty({ enum: MOVES, example: 'allocation' })
  move!: Move;

  /**
   * ISO 4217 code.
   * @example 'INR'
   */
  currency!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  occurredAt!: string;
  /** Where the money came from and went to. */
  entries!: LedgerEntryDto[];
}

/** Every money move of one booking. */
export class BookingLedgerDto {
  /** The booking. */
  bookingId!: string;
  /** The moves, in order. */
  transactions!: LedgerTransactionDto[];
  /** Where the booking's money lies now: the sums of all entries, without those that are zero. */
  balances!: LedgerEntryDto[];

  /** Whether all entries sum to zero; anything else is a mistake of the platform. */
  @ApiProperty({ example: true })
  sound!: boolean;
}
