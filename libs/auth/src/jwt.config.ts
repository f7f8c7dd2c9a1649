import { developmentDefault } from '@noillin/config';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';

export class JwtConfig {
  /** Signing key of access tokens (HS256), at least 32 characters. Required outside development. */
  @IsString() @MinLength(32) JWT_SECRET = developmentDefault(
    'noillin-development-only-secret-0123456789',
  ) as string;
  /** Lifetime of an access token in seconds. */
  @IsInt() @Min(5) @Max(86_400) ACCESS_TOKEN_TTL_SECONDS = 900;
}
