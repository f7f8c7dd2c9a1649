import { createServer, type ServerResponse, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemClock } from '@noillin/utils';
import { PartnersConfig } from '../../partners.config';
import { SendWebhook } from './send-webhook';
import { WebhookAddress } from './webhook-address';

/** Instead of the ten seconds that receivers have. */
const TIMEOUT_MS = 200;

describe('a webhook to a receiver', () => {
  let server: Server;
  let sending: SendWebhook;
  let answer: (response: ServerResponse) => void;
  /** Resolves when the sender has hung up. */
  let hungUp: Promise<void>;

  beforeAll(async () => {
    server = createServer((_, response) => {
      hungUp = new Promise((resolve) => response.on('close', resolve));
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const config = Object.assign(new PartnersConfig(), {
      ...{
        WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32',
        WEBHOOK_ALLOW_HTTP: true,
        WEBHOOK_TIMEOUT_MS: TIMEOUT_MS,
      },
    });
    sending = new SendWebhook(config, new WebhookAddress(config), new SystemClock());
  });
  afterAll(async () => {
    await sending.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return sending.run({ url, secrets: ['s'], deliveryId: 'd', body: '{}' });
  };

  it('waits for ten seconds unless it is told otherwise', () => {
    expect(new PartnersConfig().WEBHOOK_TIMEOUT_MS).toBe(10_000);
  });

  it.each<[string, typeof answer]>([
    ['says nothing', () => undefined],
    ['begins to answer and goes no further', (response) => void response.writeHead(200).write('thank')],
    ['says that it goes on, and does not', (response) => response.writeProcessing()],
    [
      'says a little again and again',
      (response) => {
        const timer = setInterval(() => response.write('.'), TIMEOUT_MS / 10);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('is given up where it %s', async (_, dawdle) => {
    answer = dawdle;
    expect(await send()).toMatchObject({ status: null, response: '', error: 'no answer in time' });
    await hungUp;
  });

  it('is given up where it hangs up, for that reason', async () => {
    answer = (response) => response.destroy();
    expect(await send()).toMatchObject({
      status: null,
      error: expect.stringMatching(/closed|hang up|reset/),
    });
  });

  it.each([
    [200, null],
    [204, null],
    [299, null],
    [300, 'answered 300'],
    [308, 'answered 308'],
    [404, 'answered 404'],
    [410, 'answered 410'],
    [503, 'answered 503'],
  ])('that answers %d has the error %s', async (status, error) => {
    answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end();
    expect(await send()).toMatchObject({ status, error });
  });

  it('keeps the beginning of an endless answer, and hangs up', async () => {
    answer = (response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1_000)));
      };
      response.on('drain', more);
      more();
    };
    const { status, response } = await send();
    expect([status, response]).toEqual([200, 'x'.repeat(1_024)]);
    await hungUp;
  });
});
