import { developmentDefault } from '@noillin/config';
import { IsIn, IsInt, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

/** Names of the payment providers that this build knows. */
export const PAYMENT_PROVIDERS = ['sandbox', 'stripe'] as const;
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];

const usesSandbox = (config: PaymentsConfig): boolean => config.PAYMENT_PROVIDER === 'sandbox';

/** Also while new payments go elsewhere: a configured Stripe still answers for its old ones. */
const knowsStripe = (config: PaymentsConfig): boolean =>
  config.PAYMENT_PROVIDER === 'stripe' || config.STRIPE_SECRET_KEY !== undefined;

export class PaymentsConfig {
  /** Provider that takes the money of new payments. */
  @IsIn(PAYMENT_PROVIDERS)
  PAYMENT_PROVIDER = developmentDefault('sandbox') as PaymentProviderName;

  /** How long the influencers' money waits after a booking is completed, in hours: time to dispute. */
  @IsInt() @Min(0) @Max(8_760) COOLING_HOURS = 72;

  /** Address of the platform as a browser and a provider reach it, without a path or trailing slash. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  @Matches(/[^/]$/, { message: 'must not end with a slash' })
  PUBLIC_URL = developmentDefault('https://localhost:8443') as string;

  /** Secrets of the sandbox's webhooks, separated by commas: the first signs, all verify (for rotation). */
  @ValidateIf(usesSandbox)
  @Matches(/^[^,\s]{16,}(,[^,\s]{16,})*$/, {
    message: 'must be secrets of 16 or more characters each, separated by commas',
  })
  SANDBOX_WEBHOOK_SECRET = developmentDefault('sandbox-webhook-secret-for-development') as string;

  /** Secret or restricted key of the Stripe account, of test or live mode. */
  @ValidateIf(knowsStripe)
  @Matches(/^(sk|rk)_(test|live)_\w{8,}$/, { message: 'must be a secret or restricted key of Stripe' })
  STRIPE_SECRET_KEY: string | undefined = undefined;

  /** Signing secrets of Stripe's webhook endpoints, separated by commas: any of them may sign (rotation, Connect). */
  @ValidateIf(knowsStripe)
  @Matches(/^whsec_[^,\s]{8,}(,whsec_[^,\s]{8,})*$/, {
    message: 'must be signing secrets of Stripe (whsec_...), separated by commas',
  })
  STRIPE_WEBHOOK_SECRETS: string | undefined = undefined;

  /** Where Stripe's API is. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  STRIPE_API_URL = 'https://api.stripe.com';

  /** How long Stripe may take to answer, in milliseconds, before a request counts as lost and is repeated. */
  @IsInt() @Min(100) @Max(80_000) STRIPE_TIMEOUT_MS = 10_000;
}
