import { ApiProperty } from '@nestjs/swagger';
import { API_KEY_SCOPES, type Permission } from '@noillin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Trimmed } from '../../input';
import { PageQueryDto } from '../../lists';

const YEAR_DAYS = 365;
const WEEK_HOURS = 168;

/** A new API key. */
export class CreateApiKeyDto {
  /**
   * What you call it, 1 to 60 characters.
   * @example 'Campaign planner'
   */
  @Trimmed()
  @IsString()
  @Length(1, 60)
  name!: string;

  /** What it may do: permissions that you have yourself. A permission that you lose, the key loses too. */
  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true, example: ['booking:read', 'booking:create'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true })
  scopes!: Permission[];

  /**
   * For how many days it is good, 1 to 730; a year unless said otherwise.
   * @example 365
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2 * YEAR_DAYS)
  expiresInDays: number = YEAR_DAYS;
}

/** How an API key is replaced. */
export class RotateApiKeyDto {
  /**
   * For how many hours the present secret stays good next to the new one, 0 to 168; a day unless said otherwise.
   * @example 24
   */
  @IsInt()
  @Min(0)
  @Max(WEEK_HOURS)
  graceHours: number = 24;
}

/** Which keys an operator wants to see. */
export class ApiKeyListQueryDto extends PageQueryDto {
  /** Only keys of this user. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  ownerId?: string;
}

/** Another rate plan. */
export class ChangePlanDto {
  /**
   * Name of a configured plan.
   * @example 'growth'
   */
  @IsString()
  @Length(1, 30)
  plan!: string;
}

/** An API key, without its secret. */
export class ApiKeyDto {
  /**
   * The key's id.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  id!: string;
  /** Whose key it is. */
  ownerId!: string;
  /**
   * What its owner calls it.
   * @example 'Campaign planner'
   */
  name!: string;
  /**
   * How the secret begins.
   * @example 'nk_live_3q2-7w'
   */
  prefix!: string;

  /** What it may do, as far as its owner may. */
  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true, example: ['booking:read'] })
  scopes!: Permission[];

  /**
   * How often it may ask, by the name of its plan; the answers' `RateLimit-Policy` says what that is.
   * @example 'standard'
   */
  plan!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
  /**
   * When it stops being good. UTC, ISO 8601.
   * @example '2027-11-22T09:00:00.000Z'
   */
  expiresAt!: string;

  /** When it was last used, to within some minutes; null while it has not been. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: '2026-11-24T18:30:00.000Z' })
  lastUsedAt!: string | null;

  /** When it was revoked; null while it is not. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  revokedAt!: string | null;

  /** Until when the secret before the latest replacement is good too; null where there is none. UTC, ISO 8601. */
  @ApiProperty({ type: String, nullable: true, example: null })
  previousUntil!: string | null;
}

/** An API key with its secret. */
export class IssuedApiKeyDto extends ApiKeyDto {
  /**
   * What to send as `Authorization: Bearer ...` or `X-Api-Key`. It is shown this once; only a hash of it is kept.
   * @example 'nk_live_3q2-7wAAb0pQ9yJ4kTz1mXcVbNq8RsLdFgHjKlPoIuY'
   */
  secret!: string;
}

/** A page of API keys. */
export class ApiKeyListDto {
  /** The keys of this page, newest first. */
  items!: ApiKeyDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
