import { developmentDefault } from '@noillin/config';
import { IsBoolean, IsOptional, IsString, IsUrl, MinLength } from 'class-validator';

/**
 * The secret key is replaced without anybody losing their second factor in three deployments of core-api: the new key as
 * ACCOUNT_SECRET_KEY_NEXT; then as ACCOUNT_SECRET_KEY, the old one as ACCOUNT_SECRET_KEY_PREVIOUS; and, when the log says that
 * every secret is sealed with the current key, without the latter.
 */
export class AccountConfig {
  /** Seals the secrets of authenticators in the database, at least 32 characters. Required outside development. */
  @IsString() @MinLength(32) ACCOUNT_SECRET_KEY = developmentDefault(
    'noillin-development-only-account-key-0123456789',
  ) as string;
  /** The key before it: what it sealed still opens, and is sealed anew when the service starts. */
  @IsOptional() @IsString() @MinLength(32) ACCOUNT_SECRET_KEY_PREVIOUS?: string;
  /** The key that comes next: seals nothing yet, but opens what another instance has sealed with it. */
  @IsOptional() @IsString() @MinLength(32) ACCOUNT_SECRET_KEY_NEXT?: string;
  /** Whether admins can do nothing but set up a second factor until they have logged in with one. */
  @IsBoolean() ADMIN_MFA_REQUIRED = developmentDefault(false) ?? true;
  /** How people reach the platform: pages of this origin may use the cookie with the refresh token. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL = developmentDefault('https://localhost:8443') as string;
}

/** The keys that are good now: the current one, which seals and signs, and those that are known beside it. */
export const accountSecrets = (config: AccountConfig): [current: string, ...others: string[]] => [
  config.ACCOUNT_SECRET_KEY,
  ...[config.ACCOUNT_SECRET_KEY_PREVIOUS, config.ACCOUNT_SECRET_KEY_NEXT]
    .filter((secret) => Boolean(secret))
    .map(String),
];
