import { ApiProperty } from '@nestjs/swagger';
import { MOVES, type Move } from '@noillin/payments';
import { IsIn, IsOptional } from 'class-validator';
import { IsLocalDate } from '../../input';
import { PayoutBalanceDto } from './payout.dto';

export class StatementQueryDto {
  /**
   * First day, in UTC.
   * @example '2026-11-01'
   */
  @IsLocalDate()
  from!: string;

  /**
   * Last day, in UTC; included.
   * @example '2026-11-30'
   */
  @IsLocalDate()
  to!: string;

  /** `csv` for a table; by default what the Accept header prefers, else JSON. */
  @IsOptional()
  @IsIn(['json', 'csv'])
  format?: 'json' | 'csv';
}

/** One move of money. The figures are changes, in minor units. */
export class StatementLineDto extends PayoutBalanceDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-27T09:00:00.000Z'
   */
  at!: string;

  /** What kind of move it was. */
  @ApiProperty({ enum: MOVES, example: 'payout_arrived' })
  move!: Move;

  /** The booking whose money moved. */
  bookingId!: string;
}

/** The influencer's moves of some days. Per currency, opening and all lines are closing. */
export class StatementDto {
  /**
   * Beginning of the first day. UTC, ISO 8601.
   * @example '2026-11-01T00:00:00.000Z'
   */
  from!: string;
  /**
   * End of the last day, itself not included. UTC, ISO 8601.
   * @example '2026-12-01T00:00:00.000Z'
   */
  to!: string;
  /** Balances at the beginning. */
  opening!: PayoutBalanceDto[];
  /** Every move, in order. */
  lines!: StatementLineDto[];
  /** Balances at the end. */
  closing!: PayoutBalanceDto[];
}
