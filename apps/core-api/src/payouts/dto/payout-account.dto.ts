import { ApiProperty } from '@nestjs/swagger';
import { PAYOUT_SCHEDULES, type PayoutSchedule } from '@noillin/payments';
import { IsIn, IsInt, IsISO31661Alpha2, IsOptional, Max, Min } from 'class-validator';

/** The influencer's account at the payment provider. */
export class PayoutAccountDto {
  /**
   * Who holds the account.
   * @example 'sandbox'
   */
  provider!: string;

  /** `none`: onboarding was never started; `incomplete`: the provider wants to know more; `ready`: money can arrive. */
  @ApiProperty({ enum: ['none', 'incomplete', 'ready'], example: 'incomplete' })
  status!: 'none' | 'incomplete' | 'ready';

  /**
   * What the provider still wants to know, in its own words.
   * @example ['bank_account']
   */
  requirements!: string[];

  /** When the provider was last asked. UTC, ISO 8601; null where there is no account. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-24T09:00:00.000Z' })
  updatedAt!: string | null;
}

export class StartOnboardingDto {
  /**
   * Country of the influencer's bank account, ISO 3166-1 alpha-2; the provider's default when left out.
   * @example 'IN'
   */
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string;
}

export class OnboardingLinkDto {
  /**
   * Page of the provider's; works once.
   * @example 'https://localhost:8443/api/v1/sandbox/onboarding/3q2-7w'
   */
  url!: string;
  /**
   * Until when the link works. UTC, ISO 8601.
   * @example '2026-11-24T09:10:00.000Z'
   */
  expiresAt!: string;
}

/** How an influencer wants to be paid. */
export class PayoutSettingsDto {
  /** `immediately` after the release, `daily` at midnight UTC, `weekly` at Monday's midnight UTC, or `manual`: on request. */
  @ApiProperty({ enum: PAYOUT_SCHEDULES, example: 'weekly' })
  @IsIn(PAYOUT_SCHEDULES)
  schedule!: PayoutSchedule;

  /**
   * Minor units, in any currency: less than this waits until more has come together.
   * @example 100000
   */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  minimumAmount!: number;
}
