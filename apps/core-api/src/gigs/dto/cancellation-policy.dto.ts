import { ApiProperty } from '@nestjs/swagger';
import { CANCELLATION_POLICY_NAMES, TIER_BOUNDS, type CancellationPolicyName } from '@noillin/catalog';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { Omittable } from '../../input';

/** From how long before the start a cancellation gets how much back. */
export class CancellationTierDto {
  /**
   * Hours before the start at which the tier ends, 0 to 8760.
   * @example 48
   */
  @IsInt()
  @Min(0)
  @Max(TIER_BOUNDS.hoursBefore)
  hoursBefore!: number;

  /**
   * Part of the price that goes back to the brand, in basis points.
   * @example 10000
   */
  @IsInt()
  @Min(0)
  @Max(TIER_BOUNDS.refundBps)
  refundBps!: number;
}

/** What a brand gets back that cancels. */
export class CancellationPolicyWishDto {
  /**
   * `flexible`: all until 24 hours before the start, then half. `moderate`: all until 48 hours, half until 24 hours, then
   * nothing. `strict`: all until 14 days, half until 7 days, then nothing. `custom`: the tiers given.
   * @example 'moderate'
   */
  @ApiProperty({ enum: CANCELLATION_POLICY_NAMES })
  @IsIn(CANCELLATION_POLICY_NAMES)
  name!: CancellationPolicyName;

  /** From the earliest cancellation to the latest, 1 to 10, never more for a later one; only for `custom`. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(TIER_BOUNDS.most)
  @ValidateNested({ each: true })
  @Type(() => CancellationTierDto)
  tiers?: CancellationTierDto[];
}

/** What a brand gets back that cancels. Bookings keep what the gig said when they were made. */
export class CancellationPolicyDto {
  /**
   * Name of the policy.
   * @example 'moderate'
   */
  @ApiProperty({ enum: CANCELLATION_POLICY_NAMES })
  name!: CancellationPolicyName;

  /** From the earliest cancellation to the latest; after the last one nothing goes back. */
  tiers!: CancellationTierDto[];
}
