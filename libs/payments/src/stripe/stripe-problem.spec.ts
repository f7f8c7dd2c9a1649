import { DomainError } from '@noillin/contracts';
import Stripe from 'stripe';
import { refusalOf, stripeProblem } from './stripe-problem';

const { errors } = Stripe;
type Raw = ConstructorParameters<typeof errors.StripeError>[0];

const raw = (values: object = {}): Raw => ({ message: 'quotes what it was sent', ...values });
const codeOf = (error: Error): unknown => (stripeProblem(error) as DomainError).code;

describe('what Stripe answered, as an error of ours', () => {
  it.each([
    ['nobody is reached', new errors.StripeConnectionError(raw())],
    ['something went wrong there', new errors.StripeAPIError(raw())],
    ['it is asked too often', new errors.StripeRateLimitError(raw())],
    ['our key is wrong', new errors.StripeAuthenticationError(raw())],
    ['our key lacks a right', new errors.StripePermissionError(raw())],
    ['the key is in use', new errors.StripeIdempotencyError(raw({ code: 'idempotency_key_in_use' }))],
    ['the object is locked', new errors.StripeInvalidRequestError(raw({ code: 'lock_timeout' }))],
  ])('is that it is unavailable where %s: nothing is known', (_, error) => {
    expect(codeOf(error)).toBe('payment_provider_unavailable');
  });

  it.each([
    ['balance_insufficient', 'provider_balance_too_low'],
    ['insufficient_funds', 'provider_balance_too_low'],
    ['account_invalid', 'payout_account_not_ready'],
    ['insufficient_capabilities_for_transfer', 'payout_account_not_ready'],
    ['payouts_not_allowed', 'payout_account_not_ready'],
    ['transfers_not_allowed', 'payout_account_not_ready'],
    ['resource_missing', 'not_found'],
    ['parameter_invalid_integer', 'provider_refused'],
    ['charge_already_refunded', 'provider_refused'],
  ])('%s is %s', (code, ours) => {
    expect(codeOf(new errors.StripeInvalidRequestError(raw({ code })))).toBe(ours);
  });

  it.each([
    ['17', 17],
    ['0', 2],
    ['-1', 2],
    ['1.5', 2],
    ['Fri, 27 Nov 2026 12:00:00 GMT', 2],
    [undefined, 2],
  ])('says when to come back: Retry-After %p is %d seconds', (value, seconds) => {
    const headers = value === undefined ? {} : { 'retry-after': value };
    const problem = stripeProblem(new errors.StripeRateLimitError(raw({ headers })));
    expect((problem as DomainError).retryAfterSeconds).toBe(seconds);
  });

  it('is nothing else for what is not of Stripe', () => {
    const error = new Error('a mistake of ours');
    expect(stripeProblem(error)).toBe(error);
    expect(stripeProblem('thrown')).toBe('thrown');
  });
});

describe('why Stripe refuses for good', () => {
  const refusal = (values: object): unknown =>
    refusalOf(stripeProblem(new errors.StripeCardError(raw(values))));

  it.each([
    ['the bank’s reason', { decline_code: 'lost_card', code: 'card_declined' }, 'lost_card'],
    ['its own code', { code: 'card_declined' }, 'card_declined'],
    ['the kind of error', { type: 'card_error' }, 'card_error'],
  ])('is told by %s', (_, values, expected) => {
    expect(refusal(values)).toBe(expected);
  });

  it('never quotes the message', () => {
    expect(refusal({})).not.toContain('quotes');
    const { message } = stripeProblem(new errors.StripeCardError(raw({ code: 'card_declined' }))) as Error;
    expect(message).not.toContain('quotes');
  });

  it('is not known where nothing was refused for good', () => {
    expect(refusalOf(stripeProblem(new errors.StripeConnectionError(raw())))).toBeNull();
    expect(refusalOf(new DomainError('provider_refused', { reason: 'ours' }))).toBeNull();
    expect(refusalOf(new Error('a mistake of ours'))).toBeNull();
    expect(refusalOf(undefined)).toBeNull();
  });
});
