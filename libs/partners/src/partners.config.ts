import { developmentDefault } from '@noillin/config';
import { IsBoolean, IsInt, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { readRatePlans } from './plans/rate-plans';

export class PartnersConfig {
  /**
   * How often API keys may ask: named plans as `name=requests/seconds`, separated by commas. The first is the plan of new keys,
   * and of keys whose plan there is no more.
   */
  @Matches(
    /^[a-z][a-z0-9-]{0,29}=[1-9]\d{0,6}\/[1-9]\d{0,4}(,[a-z][a-z0-9-]{0,29}=[1-9]\d{0,6}\/[1-9]\d{0,4})*$/,
    { message: 'must be plans like standard=600/60 (name=requests/seconds), separated by commas' },
  )
  API_RATE_PLANS = 'standard=600/60,growth=3000/60,trial=30/60';

  /** Seals the signing secrets of webhook endpoints in the database, at least 32 characters. Required outside development. */
  @IsString() @MinLength(32) WEBHOOK_SECRET_KEY = developmentDefault(
    'noillin-development-only-webhook-key-0123456789',
  ) as string;
  /** Whether webhooks may go to http:// as well. */
  @IsBoolean() WEBHOOK_ALLOW_HTTP = developmentDefault(true) ?? false;
  /**
   * Networks that webhooks may go to although they are not public, as CIDR, separated by commas. Nothing that trusts its
   * neighbours may listen there.
   */
  @Matches(/^$|^[\da-f.:]+\/\d{1,3}(,[\da-f.:]+\/\d{1,3})*$/i, {
    message: 'must be networks like 10.1.0.0/16, separated by commas',
  })
  WEBHOOK_ALLOWED_NETWORKS = developmentDefault('127.0.0.1/32') ?? '';
  /** How long a receiver may take to answer, in milliseconds. */
  @IsInt() @Min(100) @Max(60_000) WEBHOOK_TIMEOUT_MS = 10_000;
  /** An endpoint that has answered nothing but failures for so many days is switched off. */
  @IsInt() @Min(1) @Max(60) WEBHOOK_DISABLE_AFTER_DAYS = 5;
}

export const ratePlansOf = ({ API_RATE_PLANS }: PartnersConfig) => readRatePlans(API_RATE_PLANS);
