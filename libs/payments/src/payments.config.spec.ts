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
});
