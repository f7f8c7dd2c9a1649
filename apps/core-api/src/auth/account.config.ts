import { developmentDefault } from '@noillin/config';
import { IsBoolean, IsString, IsUrl, MinLength } from 'class-validator';

export class AccountConfig {
  /** Seals the secrets of authenticators in the database, at least 32 characters. Required outside development. */
  @IsString() @MinLength(32) ACCOUNT_SECRET_KEY = developmentDefault(
    'noillin-development-only-account-key-0123456789',
  ) as string;
  /** Whether admins can do nothing but set up a second factor until they have logged in with one. */
  @IsBoolean() ADMIN_MFA_REQUIRED = developmentDefault(false) ?? true;
  /** How people reach the platform: pages of this origin may use the cookie with the refresh token. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL = developmentDefault('https://localhost:8443') as string;
}
