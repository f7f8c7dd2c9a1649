import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PaymentsConfig } from '../payments.config';
import { PaymentsFixture } from '../payments.fixture';
import { DeliverEvents } from './deliver-events';
import { LetLatePayersPay } from './let-late-payers-pay';
import { PayLater } from './pay-later';
import { SendWebhook } from './send-webhook';
import { isSignedBy, SIGNATURE_HEADER } from './signature';

interface Request {
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const fixture = new PaymentsFixture();
let platform: Server;
let received: Request[] = [];
/** Answers of the platform, in order; 200 once they are used up. */
let answers: number[] = [];

const startPlatform = async (): Promise<string> => {
  platform = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  await fixture.start({ PUBLIC_URL: await startPlatform() });
});
afterAll(async () => {
  await fixture.stop();
  platform.close();
});
beforeEach(async () => {
  await fixture.connection.collection('sandbox_deliveries').deleteMany({});
  received = [];
  answers = [];
});

const deliverDue = (): Promise<number> => fixture.doAllDue(DeliverEvents);

describe('sandbox deliveries', () => {
  it('sends an event to the webhook, signed over its bytes', async () => {
    const { id } = await fixture.preparedPayment();
    const [body] = await fixture.simulate(id, 'succeeded');
    await deliverDue();
    expect(received.map((request) => request.body.toString())).toEqual([body]);
    const [{ url, headers, body: bytes } = {} as Request] = received;
    const secret = fixture.get(PaymentsConfig).SANDBOX_WEBHOOK_SECRET;
    expect(url).toBe('/api/v1/payments/webhooks/sandbox');
    expect(isSignedBy(headers[SIGNATURE_HEADER]?.toString(), bytes, [secret], fixture.clock.now())).toBe(
      true,
    );
  });

  it('sends the same event as often as wished', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded', { times: 10 });
    await deliverDue();
    expect(received).toHaveLength(10);
    expect(new Set(received.map(({ body }) => body.toString())).size).toBe(1);
  });

  it('sends the event of a payment that succeeds again once more, under the same id', async () => {
    const { id } = await fixture.preparedPayment();
    const first = await fixture.simulate(id, 'succeeded');
    expect(await fixture.simulate(id, 'succeeded')).toEqual(first);
    await deliverDue();
    expect(received).toHaveLength(2);
  });

  it('waits for as long as wished', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded', { delayMs: 60_000 });
    await deliverDue();
    expect(received).toHaveLength(0);
    fixture.clock.putForward(60_000);
    await deliverDue();
    expect(received).toHaveLength(1);
  });

  it('sends the older event after the newer one when the order is reversed', async () => {
    const { id } = await fixture.preparedPayment();
    const [older, newer] = await fixture.simulate(id, 'succeeded', { order: 'reversed' });
    await deliverDue();
    fixture.clock.putForward(1_000);
    await deliverDue();
    expect(received.map(({ body }) => body.toString())).toEqual([newer, older]);
  });

  it('tries again, later each time, until the platform has it', async () => {
    answers = [503, 500];
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded');
    await deliverDue();
    expect(received).toHaveLength(1);
    fixture.clock.putForward(500);
    await deliverDue();
    fixture.clock.putForward(500);
    await deliverDue();
    expect(received).toHaveLength(2);
    fixture.clock.putForward(500);
    await deliverDue();
    fixture.clock.putForward(3_600_000);
    await deliverDue();
    expect(received).toHaveLength(3);
  });

  it('is sent again when its sender died before it could note the answer', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded');
    jest.spyOn(fixture.get(SendWebhook), 'run').mockRejectedValueOnce(new Error('the worker died'));
    await expect(deliverDue()).rejects.toThrow('the worker died');
    await deliverDue();
    expect(received).toHaveLength(1);
  });

  it('survives a platform that does not answer at all', async () => {
    const config = fixture.get(PaymentsConfig);
    const { PUBLIC_URL } = config;
    config.PUBLIC_URL = 'http://127.0.0.1:9';
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded');
    await deliverDue();
    config.PUBLIC_URL = PUBLIC_URL;
    fixture.clock.putForward(500);
    await deliverDue();
    expect(received).toHaveLength(1);
  });
});

describe('sandbox payers', () => {
  it('pays late, after the hold, when told so', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.get(PayLater).run(await fixture.sandboxPayment(id));
    expect(await fixture.doAllDue(LetLatePayersPay)).toBe(0);
    fixture.clock.putForward(906_000);
    expect(await fixture.doAllDue(LetLatePayersPay)).toBe(1);
    expect(await fixture.sandboxPayment(id)).toMatchObject({ status: 'succeeded', payAt: null });
  });

  it('cannot be declined after paying, nor pay later', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded');
    await expect(fixture.simulate(id, 'failed')).rejects.toMatchObject({ code: 'payment_not_payable' });
    const paid = await fixture.sandboxPayment(id);
    await expect(fixture.get(PayLater).run(paid)).rejects.toMatchObject({ code: 'payment_not_payable' });
  });

  it('pays once when two click at the same time', async () => {
    const { id } = await fixture.preparedPayment();
    const clicks = await Promise.all([fixture.simulate(id, 'succeeded'), fixture.simulate(id, 'succeeded')]);
    expect(clicks[0]).toEqual(clicks[1]);
    expect((await fixture.sandboxPayment(id)).sequence).toBe(1);
  });
});
