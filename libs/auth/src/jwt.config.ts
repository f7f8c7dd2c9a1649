import { developmentDefault } from '@noillin/config';
import { IsInt, IsOptional, IsString, Max, Min, MinLength } from 'class-validator';

/**
 * A key is replaced without logging anybody out in three deployments: the new key as JWT_SECRET_NEXT everywhere; then as
 * JWT_SECRET, the old one as JWT_SECRET_PREVIOUS; and, when the last token of the old key has expired, without the latter.
 */
export class JwtConfig {
  /** Signing key of access tokens (HS256), at least 32 characters. Required outside development. */
  @IsString() @MinLength(32) JWT_SECRET = developmentDefault(
    'noillin-development-only-secret-0123456789',
  ) as string;
  /** The key before it: signs nothing any more, and its tokens are good until they expire. */
  @IsOptional() @IsString() @MinLength(32) JWT_SECRET_PREVIOUS?: string;
  /** The key that comes next: signs nothing yet, but is known by all services before the first one signs with it. */
  @IsOptional() @IsString() @MinLength(32) JWT_SECRET_NEXT?: string;
  /** Lifetime of an access token in seconds. */
  @IsInt() @Min(5) @Max(86_400) ACCESS_TOKEN_TTL_SECONDS = 900;
}
