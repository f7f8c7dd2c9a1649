import { productionSettings } from './production-settings';
import { templateValues } from './settings';

const ENVIRONMENT = {
  GATEWAY_SERVER_NAME: 'noillin.example',
  GATEWAY_CERTIFICATE: '/etc/tls/fullchain.pem',
  GATEWAY_CERTIFICATE_KEY: '/etc/tls/key.pem',
};

describe('the gateway of a server', () => {
  it('names everything that is missing, once', () => {
    expect(() => productionSettings({ GATEWAY_SERVER_NAME: 'x' })).toThrow(
      'Missing in the environment: GATEWAY_CERTIFICATE, GATEWAY_CERTIFICATE_KEY',
    );
  });

  it('balances over every service that is listed', () => {
    const settings = productionSettings({
      ...ENVIRONMENT,
      GATEWAY_CORE_API: '127.0.0.1:3000,127.0.0.1:3001',
    });
    expect(templateValues(settings).CORE_API_SERVERS?.match(/server 127/g)).toHaveLength(2);
  });

  it('redirects to the plain name on the standard port', () => {
    expect(templateValues(productionSettings(ENVIRONMENT)).HTTPS_SUFFIX).toBe('');
  });

  it('refuses a limit that NGINX would not understand, by name', () => {
    const settings = productionSettings(ENVIRONMENT);
    const wrong = { ...settings, limits: { ...settings.limits, authRate: '5/s; return 200' } };
    expect(() => templateValues(wrong)).toThrow('authRate');
  });
});
