import { ConfigurationError, loadConfig } from '@noillin/config';
import { PaymentsConfig } from './payments.config';

const load = (environment: NodeJS.ProcessEnv): PaymentsConfig => loadConfig([PaymentsConfig], environment)[0];

describe('PaymentsConfig', () => {
  const environment = process.env['NODE_ENV'];
  afterEach(() => {
    process.env['NODE_ENV'] = environment;
  });

  it('needs nothing in development', () => {
    expect(load({})).toMatchObject({ PAYMENT_PROVIDER: 'sandbox', PUBLIC_URL: 'https://localhost:8443' });
  });

  it('refuses a provider that does not exist, by name of the setting only', () => {
    const attempt = () => load({ PAYMENT_PROVIDER: 'wishful' });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(/PAYMENT_PROVIDER/);
    expect(attempt).not.toThrow(/wishful/);
  });

  it('requires provider, address and secret outside development', () => {
    process.env['NODE_ENV'] = 'production';
    expect(() => load({})).toThrow(/PAYMENT_PROVIDER[^]*PUBLIC_URL/);
    const named = { PAYMENT_PROVIDER: 'sandbox', PUBLIC_URL: 'https://noillin.example' };
    expect(() => load(named)).toThrow(/SANDBOX_WEBHOOK_SECRET/);
  });

  it('takes several secrets and refuses short ones', () => {
    const secrets = 'a-secret-of-enough-length,its-successor-in-office';
    expect(load({ SANDBOX_WEBHOOK_SECRET: secrets }).SANDBOX_WEBHOOK_SECRET).toBe(secrets);
    expect(() => load({ SANDBOX_WEBHOOK_SECRET: 'short' })).toThrow(/SANDBOX_WEBHOOK_SECRET/);
    expect(() => load({ SANDBOX_WEBHOOK_SECRET: `${secrets},short` })).toThrow(/SANDBOX_WEBHOOK_SECRET/);
  });

  it('refuses a public address that ends with a slash', () => {
    expect(() => load({ PUBLIC_URL: 'https://noillin.example/' })).toThrow(/PUBLIC_URL/);
  });

  const stripe = {
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef',
    STRIPE_WEBHOOK_SECRETS: 'whsec_0123456789,whsec_abcdefghij',
  };

  it('takes Stripe with its key and its signing secrets, and nothing of the sandbox’s', () => {
    process.env['NODE_ENV'] = 'production';
    const PUBLIC_URL = 'https://noillin.example';
    expect(load({ ...stripe, PUBLIC_URL })).toMatchObject({
      ...stripe,
      STRIPE_API_URL: 'https://api.stripe.com',
      SANDBOX_WEBHOOK_SECRET: undefined,
    });
  });

  it.each([
    ['STRIPE_SECRET_KEY', undefined],
    ['STRIPE_SECRET_KEY', 'pk_live_publishable_key'],
    ['STRIPE_WEBHOOK_SECRETS', undefined],
    ['STRIPE_WEBHOOK_SECRETS', 'whsec_0123456789, whsec_abcdefghij'],
    ['STRIPE_API_URL', 'api.stripe.com'],
    ['STRIPE_TIMEOUT_MS', 'soon'],
  ])('refuses Stripe with %s=%s, and never shows a value', (name, value) => {
    const attempt = () => load({ ...stripe, [name]: value });
    expect(attempt).toThrow(new RegExp(name));
    expect(attempt).not.toThrow(/0123456789|publishable_key|soon/);
  });

  it('wants Stripe complete also while it only answers for old payments', () => {
    expect(() => load({ STRIPE_SECRET_KEY: stripe.STRIPE_SECRET_KEY })).toThrow(/STRIPE_WEBHOOK_SECRETS/);
  });
});
