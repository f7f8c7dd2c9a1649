import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDomainError } from '@noillin/contracts';
import { SystemClock } from '@noillin/utils';
import { PartnersConfig } from '../../partners.config';
import { SendWebhook } from './send-webhook';
import { WebhookAddress } from './webhook-address';

const configured = (change: Partial<PartnersConfig>): PartnersConfig =>
  Object.assign(new PartnersConfig(), { WEBHOOK_ALLOWED_NETWORKS: '', WEBHOOK_ALLOW_HTTP: false }, change);

describe('the address of a webhook', () => {
  const outcome = (url: string, change: Partial<PartnersConfig> = {}): Promise<string> =>
    new WebhookAddress(configured(change)).check(url).catch((error: unknown) => {
      if (isDomainError(error, 'webhook_url_refused')) return 'refused';
      throw error;
    });

  it.each([
    ['https://93.184.216.34/hooks', 'https://93.184.216.34/hooks'],
    ['https://93.184.216.34/hooks?a=1#part', 'https://93.184.216.34/hooks?a=1'],
    ['http://93.184.216.34/hooks', 'refused'],
    ['https://127.0.0.1/', 'refused'],
    ['https://localhost/', 'refused'],
    ['https://user:secret@93.184.216.34/', 'refused'],
    ['https://', 'refused'],
    ['not a url', 'refused'],
  ])('%s', async (url, expected) => expect(await outcome(url)).toBe(expected));

  it('may be one that configuration allows', async () => {
    const relaxed = { WEBHOOK_ALLOW_HTTP: true, WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' };
    expect(await outcome('http://127.0.0.1:9/x', relaxed)).toBe('http://127.0.0.1:9/x');
    expect(await outcome('http://127.0.0.2:9/x', relaxed)).toBe('refused');
  });
});

/** What a name resolves to may have changed since it was registered: the connection is what counts. */
describe('a connection to the address of a webhook', () => {
  let server: Server;
  let port: number;
  let requests = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      requests += 1;
      response.end('inside');
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const sentTo = async (host: string, change: Partial<PartnersConfig> = {}) => {
    const config = configured(change);
    const send = new SendWebhook(config, new WebhookAddress(config), new SystemClock());
    const webhook = { url: `http://${host}:${port}/`, secrets: ['s'], deliveryId: 'd', body: '{}' };
    const attempt = await send.run(webhook);
    await send.onApplicationShutdown();
    return attempt;
  };

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])(
    'is not made to what is not public, named or not: %s',
    async (host) => {
      expect(await sentTo(host)).toMatchObject({
        status: null,
        error: expect.stringContaining('is not a public address'),
      });
      expect(requests).toBe(0);
    },
  );

  it('is made where configuration allows it', async () => {
    const attempt = await sentTo('localhost', { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32,::1/128' });
    expect([attempt.error, attempt.response, requests]).toEqual([null, 'inside', 1]);
  });
});
