import { DomainError, isDomainError } from '@noillin/contracts';
import Stripe from 'stripe';

const { errors } = Stripe;
type StripeError = InstanceType<typeof errors.StripeError>;

/** Nothing is known about what was asked: the same request may be repeated. */
const UNAVAILABLE = [
  errors.StripeConnectionError,
  errors.StripeAPIError,
  errors.StripeRateLimitError,
  // Our key is wrong, revoked or lacks a right: nothing moves until somebody mends the configuration.
  errors.StripeAuthenticationError,
  errors.StripePermissionError,
];
/** Another request under the same key, or about the same object, is under way. */
const BUSY_CODES = ['idempotency_key_in_use', 'lock_timeout'];
const BALANCE_CODES = ['balance_insufficient', 'insufficient_funds'];
const ACCOUNT_CODES = [
  'account_invalid',
  'insufficient_capabilities_for_transfer',
  'payouts_not_allowed',
  'transfers_not_allowed',
];

/** What Stripe answered, as an error of our catalogue; anything that is none of Stripe's stays as it is. */
export const stripeProblem = (error: unknown): unknown => {
  if (!(error instanceof errors.StripeError)) return error;
  const { code = '' } = error;
  if (BUSY_CODES.includes(code) || UNAVAILABLE.some((kind) => error instanceof kind))
    return new DomainError('payment_provider_unavailable', {}, { cause: error, ...retryAfter(error) });
  if (BALANCE_CODES.includes(code)) return new DomainError('provider_balance_too_low', {}, { cause: error });
  if (ACCOUNT_CODES.includes(code)) return new DomainError('payout_account_not_ready', {}, { cause: error });
  if (code === 'resource_missing')
    return new DomainError('not_found', { resource: 'object at Stripe' }, { cause: error });
  return new DomainError('provider_refused', { reason: reasonOf(error) }, { cause: error });
};

/** Stripe's code of why it refuses for good what was asked; null for any other error, an answer that did not come too. */
export const refusalOf = (error: unknown): string | null =>
  isDomainError(error, 'provider_refused') && error.cause instanceof errors.StripeError
    ? reasonOf(error.cause)
    : null;

/** Codes only: Stripe's messages may quote what they were sent. A code that is not known may be empty. */
const reasonOf = ({ code, decline_code: declined, rawType }: StripeError): string =>
  [declined, code, rawType].find(Boolean) ?? 'no reason given';

const retryAfter = ({ headers }: StripeError): { retryAfterSeconds?: number } => {
  const seconds = Number(headers?.['retry-after']);
  return Number.isSafeInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
};
