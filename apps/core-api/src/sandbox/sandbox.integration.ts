import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Payments, SandboxPayments, type SandboxPayment } from '@noillin/payments';
import { newId } from '@noillin/utils';
import { bearer, bootApp, register } from '../testing';

describe('sandbox', () => {
  let app: NestFastifyApplication;
  let brand: Awaited<ReturnType<typeof register>>;
  beforeAll(async () => {
    app = await bootApp();
    brand = await register(app);
  });
  afterAll(() => app.close());

  const openPayment = async (): Promise<{ id: string; page: string }> => {
    const payments = app.get(Payments, { strict: false });
    const { id } = await payments.open({
      bookingId: newId(),
      brandId: brand.user.id,
      amount: { amount: 250_000, currency: 'INR' },
      description: 'Reel <with> Asha',
      holdExpiresAt: new Date(Date.now() + 900_000),
    });
    const { checkoutUrl } = await payments.prepareCheckout(id);
    return { id, page: new URL(checkoutUrl ?? '').pathname };
  };
  const atSandbox = async (id: string): Promise<SandboxPayment | null> =>
    app.get(SandboxPayments, { strict: false }).findByReference(id);
  const simulate = (id: string, outcome: string, headers: Record<string, string> = bearer(brand)) =>
    app.inject({ method: 'POST', url: `/api/v1/sandbox/payments/${id}/${outcome}`, headers });

  describe('POST /sandbox/payments/:paymentId/succeed and /fail', () => {
    it('lets the payer pay', async () => {
      const { id } = await openPayment();
      const answer = await simulate(id, 'succeed?times=3&delayMs=60000');
      expect(answer.statusCode).toBe(202);
      expect(answer.json()).toMatchObject({
        paymentId: id,
        events: [{ type: 'payment.succeeded', sequence: 1 }],
      });
      expect(await atSandbox(id)).toMatchObject({ status: 'succeeded' });
    });

    it('lets a card be declined and the payer try again', async () => {
      const { id } = await openPayment();
      expect((await simulate(id, 'fail')).statusCode).toBe(202);
      expect((await simulate(id, 'succeed')).statusCode).toBe(202);
      expect((await simulate(id, 'fail')).json()).toMatchObject({ status: 409, code: 'payment_not_payable' });
    });

    it('is nobody else’s business', async () => {
      const { id } = await openPayment();
      const stranger = await register(app);
      expect((await simulate(id, 'succeed', bearer(stranger))).statusCode).toBe(404);
      expect((await simulate(id, 'succeed', {})).statusCode).toBe(401);
      expect(await atSandbox(id)).toMatchObject({ status: 'open' });
    });

    it.each(['times=0', 'times=51', 'times=x', 'delayMs=-1', 'delayMs=1.5', 'order=sideways', 'speed=9'])(
      'refuses ?%s',
      async (query) => {
        const { id } = await openPayment();
        expect((await simulate(id, `succeed?${query}`)).json()).toMatchObject({ code: 'validation_failed' });
      },
    );
  });

  describe('checkout page', () => {
    /** As a browser posts a form without fields. */
    const click = (page: string, button: string) =>
      app.inject({
        method: 'POST',
        url: `${page}/${button}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      });

    it('is a page without scripts that anybody with its address can open', async () => {
      const { page } = await openPayment();
      const answer = await app.inject({ url: page });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.body).toContain('Reel &lt;with&gt; Asha');
    });

    it.each([
      ['pay', 'succeeded'],
      ['decline', 'failed'],
      ['pay-late', 'open'],
    ])('takes a click on %s and leads back to itself', async (button, status) => {
      const { id, page } = await openPayment();
      const answer = await click(page, button);
      expect({ status: answer.statusCode, location: answer.headers.location }).toEqual({
        status: 303,
        location: page,
      });
      expect(await atSandbox(id)).toMatchObject({ status });
      expect((await app.inject({ url: page })).body).toMatch(/Paid\.|declined|late payment will be made/);
    });

    it('pays late after the hold', async () => {
      const { id, page } = await openPayment();
      await click(page, 'pay-late');
      const payment = await atSandbox(id);
      expect(payment?.payAt?.getTime()).toBeGreaterThan(payment?.expiresAt.getTime() ?? Number.NaN);
    });

    it('does not exist under a guessed address', async () => {
      expect((await app.inject({ url: '/api/v1/sandbox/checkout/guess' })).statusCode).toBe(404);
      expect((await click('/api/v1/sandbox/checkout/guess', 'pay')).statusCode).toBe(404);
    });

    it('leaves the rest of the API closed to forms', async () => {
      const answer = await click('/api/v1/auth', 'login');
      expect(answer.statusCode).toBe(415);
    });
  });
});
