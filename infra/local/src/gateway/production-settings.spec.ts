import { productionSettings } from './production-settings';
import { signingKeys, templateValues } from './settings';

const ENVIRONMENT = {
  GATEWAY_SERVER_NAME: 'noillin.example',
  GATEWAY_CERTIFICATE: '/etc/tls/fullchain.pem',
  GATEWAY_CERTIFICATE_KEY: '/etc/tls/key.pem',
  GATEWAY_SECRET: 'g'.repeat(32),
  JWT_SECRET: 'c'.repeat(32),
};
const settingsOf = (env: Record<string, string>) =>
  productionSettings({ ...ENVIRONMENT, ...env }, () => '/modules/njs.so');

describe('the gateway of a server', () => {
  it('names everything that is missing, once', () => {
    expect(() => productionSettings({ GATEWAY_SERVER_NAME: 'x' })).toThrow(
      'Missing in the environment: GATEWAY_CERTIFICATE, GATEWAY_CERTIFICATE_KEY, GATEWAY_SECRET, JWT_SECRET',
    );
  });

  it('balances over every service that is listed', () => {
    const settings = settingsOf({ GATEWAY_CORE_API: '127.0.0.1:3000,127.0.0.1:3001' });
    expect(templateValues(settings).CORE_API_SERVERS?.match(/server 127/g)).toHaveLength(2);
  });

  it('redirects to the plain name on the standard port', () => {
    expect(templateValues(settingsOf({})).HTTPS_SUFFIX).toBe('');
  });

  it('knows the keys that come and go as well as the current one', () => {
    const { secrets } = settingsOf({ JWT_SECRET_PREVIOUS: 'p'.repeat(32), JWT_SECRET_NEXT: '' });
    const keys = signingKeys(secrets) as { current: string; secrets: Record<string, string> };
    expect(keys.secrets[keys.current]).toBe(ENVIRONMENT.JWT_SECRET);
    expect(Object.values(keys.secrets).sort()).toEqual(['c'.repeat(32), 'p'.repeat(32)]);
  });

  it.each([
    ['GATEWAY_ALLOWED_ORIGINS', 'https://a.example,https://b.example/path'],
    ['GATEWAY_ALLOWED_ORIGINS', '*'],
    ['GATEWAY_SECRET', 'short'],
    ['GATEWAY_SECRET', `"; return 200; #${'x'.repeat(32)}`],
  ])('refuses a %s of %s, by name', (name, value) => {
    expect(() => templateValues(settingsOf({ [name]: value }))).toThrow(name);
  });
});
