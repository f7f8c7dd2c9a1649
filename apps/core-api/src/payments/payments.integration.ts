import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Payments,
  PaymentsConfig,
  SandboxPayments,
  sign,
  SIGNATURE_HEADER,
  SimulatePayment,
  PROMPTLY,
  WebhookInbox,
  type Payment,
} from '@noillin/payments';
import { newId } from '@noillin/utils';
import { bearer, bootApp, register } from '../testing';

describe('payments', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await bootApp();
  });
  afterAll(() => app.close());

  const paymentOf = async (brandId: string): Promise<Payment> => {
    const payments = app.get(Payments, { strict: false });
    const { id } = await payments.open({
      bookingId: newId(),
      brandId,
      amount: { amount: 250_000, currency: 'INR' },
      description: 'Reel',
      holdExpiresAt: new Date(Date.now() + 900_000),
    });
    return payments.prepareCheckout(id);
  };
  /** The body of a fresh event of the sandbox that has not been delivered. */
  const freshEvent = async (): Promise<string> => {
    const { id } = await paymentOf(newId());
    const payment = await app.get(SandboxPayments, { strict: false }).findByReference(id);
    if (!payment) throw new Error('the sandbox has no such payment');
    const [event] = await app.get(SimulatePayment, { strict: false }).run(payment, 'succeeded', PROMPTLY);
    return event?.body ?? '';
  };
  const deliver = (body: string, signature = signatureOf(body), provider = 'sandbox') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/payments/webhooks/${provider}`,
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature },
      payload: body,
    });
  const signatureOf = (body: string, at = Date.now()): string =>
    sign(Buffer.from(body), app.get(PaymentsConfig).SANDBOX_WEBHOOK_SECRET, at);
  const isStored = async (body: string): Promise<boolean> => {
    const { id } = JSON.parse(body) as { id: string };
    return (await app.get(WebhookInbox, { strict: false }).findById(`sandbox:${id}`)) !== null;
  };

  describe('POST /payments/webhooks/:provider', () => {
    it('stores a signed event and answers at once, without any account', async () => {
      const body = await freshEvent();
      const answer = await deliver(body);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toEqual({ received: true });
      expect(await isStored(body)).toBe(true);
    });

    it('answers 200 to each of ten deliveries at once', async () => {
      const body = await freshEvent();
      const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(body)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
    });

    it.each([
      [
        'a forged signature',
        (body: string) => [body, `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
      ],
      ['no signature', (body: string) => [body, '']],
      ['a recorded request', (body: string) => [body, signatureOf(body, Date.now() - 600_000)]],
      ['a body changed by one space', (body: string) => [`${body} `, signatureOf(body)]],
    ] as const)('refuses %s and stores nothing', async (_, forge) => {
      const body = await freshEvent();
      const [sent = '', signature] = forge(body);
      const answer = await deliver(sent, signature);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'webhook_signature_invalid' });
      expect(await isStored(body)).toBe(false);
    });

    it('knows no other provider', async () => {
      const body = await freshEvent();
      expect((await deliver(body, undefined, 'wishful')).statusCode).toBe(404);
    });
  });

  describe('GET /payments/:id', () => {
    it('shows a payment to its brand', async () => {
      const brand = await register(app);
      const payment = await paymentOf(brand.user.id);
      const answer = await app.inject({ url: `/api/v1/payments/${payment.id}`, headers: bearer(brand) });
      expect(answer.json()).toMatchObject({
        id: payment.id,
        status: 'created',
        amount: { amount: 250_000, currency: 'INR' },
        refundedAmount: 0,
        checkoutUrl: payment.checkoutUrl,
      });
    });

    it('does not exist for anybody else', async () => {
      const { id } = await paymentOf(newId());
      for (const role of ['brand', 'influencer'] as const) {
        const stranger = await register(app, { role });
        const answer = await app.inject({ url: `/api/v1/payments/${id}`, headers: bearer(stranger) });
        expect(answer.statusCode).toBe(404);
      }
    });

    it('needs a token', async () => {
      expect((await app.inject({ url: '/api/v1/payments/any' })).statusCode).toBe(401);
    });
  });
});
