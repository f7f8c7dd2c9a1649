import { ApiProperty } from '@nestjs/swagger';
import { ERASURE_STATUSES, OBSTACLES, type ErasureStatus, type ObstacleName } from '@noillin/personal-data';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What shows that it is really the owner who asks. */
export class RequestErasureDto {
  /**
   * The account's password.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  password!: string;

  /**
   * A code of the authenticator, or a recovery code: needed where the account has a second factor.
   * @example '287082'
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** Something that has to come to its end first. */
export class ErasureObstacleDto {
  /** What it is: bookings that are not over, disputes, withdrawals from bookings, payments, refunds, payouts, transfers, or debts. */
  @ApiProperty({ enum: OBSTACLES, example: 'live_bookings' })
  name!: ObstacleName;

  /**
   * How many.
   * @example 1
   */
  count!: number;
}

/** How far the erasure of one's account is. */
export class ErasureDto {
  /** `scheduled` until its date; `deferred` while something is open then; `erasing` and `erased` are seen by admins only. */
  @ApiProperty({ enum: ERASURE_STATUSES })
  status!: ErasureStatus;

  /** When it was asked for. UTC, ISO 8601. */
  requestedAt!: string;

  /** When it is carried out, or, if it is deferred, looked at again. Until then it can be withdrawn. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true })
  dueAt!: string | null;

  /** What defers it if it is still open on that day; empty if nothing is open now. */
  obstacles!: ErasureObstacleDto[];
}
