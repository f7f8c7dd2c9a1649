import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Payments,
  SandboxAccounts,
  SandboxPayments,
  SandboxProvider,
  type NewPayment,
  type SandboxPayment,
} from '@noillin/payments';
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

  const openPayment = async (changes: Partial<NewPayment> = {}): Promise<{ id: string; page: string }> => {
    const payments = app.get(Payments, { strict: false });
    const { id } = await payments.open({
      bookingId: newId(),
      brandId: brand.user.id,
      amount: { amount: 250_000, currency: 'INR' },
      description: 'Reel <with> Asha',
      holdExpiresAt: new Date(Date.now() + 900_000),
      ...changes,
    });
    const { checkoutUrl } = await payments.prepareCheckout(id);
    return { id, page: new URL(checkoutUrl ?? '').pathname };
  };
  const atSandbox = async (id: string): Promise<SandboxPayment | null> =>
    app.get(SandboxPayments, { strict: false }).findByReference(id);
  const openManualPayment = () => openPayment({ capture: 'manual' });
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

    it('declines for a reason, asks at the bank, and reserves', async () => {
      const { id } = await openManualPayment();
      await simulate(id, 'fail?code=expired_card');
      expect(await atSandbox(id)).toMatchObject({ status: 'failed', failureCode: 'expired_card' });
      expect((await simulate(id, 'challenge')).json()).toMatchObject({
        events: [{ type: 'payment.processing' }],
      });
      expect((await simulate(id, 'succeed?order=shuffled')).json()).toMatchObject({
        events: [{ type: 'payment.authorised', sequence: 3 }],
      });
    });

    it('opens disputes of paid money, and decides them once', async () => {
      const { id } = await openPayment();
      const status = async (query: string): Promise<number> =>
        (await simulate(id, `dispute?outcome=${query}`)).statusCode;
      expect(await status('opened')).toBe(409);
      await simulate(id, 'succeed');
      expect([
        await status('opened'),
        await status('opened'),
        await status('won'),
        await status('lost'),
      ]).toEqual([202, 409, 202, 409]);
      expect(await status('forgotten')).toBe(400);
    });

    it('lets refunds wait for the bank, which takes or refuses them once', async () => {
      const { id } = await openPayment();
      await simulate(id, 'succeed');
      expect((await simulate(id, 'next-refunds?as=pending')).statusCode).toBe(204);
      const { id: providerPaymentId = '' } = (await atSandbox(id)) ?? {};
      const amount = { amount: 1_000, currency: 'INR' };
      const idempotencyKey = newId();
      const provider = app.get(SandboxProvider, { strict: false });
      await provider.refund({ providerPaymentId, amount, idempotencyKey });
      expect((await simulate(id, `refunds/${idempotencyKey}/fail`)).statusCode).toBe(204);
      expect((await simulate(id, `refunds/${idempotencyKey}/succeed`)).json()).toMatchObject({
        code: 'rule_refused',
      });
      const other = await openPayment();
      expect((await simulate(other.id, `refunds/${idempotencyKey}/succeed`)).statusCode).toBe(404);
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
      ['decline/insufficient_funds', 'failed'],
      ['challenge', 'requires_action'],
      ['pay-late', 'open'],
    ])('takes a click on %s and leads back to itself', async (button, status) => {
      const { id, page } = await openPayment();
      const answer = await click(page, button);
      expect({ status: answer.statusCode, location: answer.headers.location }).toEqual({
        status: 303,
        location: page,
      });
      expect(await atSandbox(id)).toMatchObject({ status });
      expect((await app.inject({ url: page })).body).toMatch(
        /Paid\.|declined|3-D Secure|late payment will be made/,
      );
    });

    it('pays late after the hold', async () => {
      const { id, page } = await openPayment();
      await click(page, 'pay-late');
      const payment = await atSandbox(id);
      expect(payment?.payAt?.getTime()).toBeGreaterThan(payment?.expiresAt.getTime() ?? Number.NaN);
    });

    it('asks at the bank, then takes or reserves the money', async () => {
      const { id, page } = await openManualPayment();
      await click(page, 'challenge');
      expect((await app.inject({ url: page })).body).toContain('Confirm at the bank');
      await click(page, 'decline/authentication_failed');
      expect(await atSandbox(id)).toMatchObject({ status: 'failed', failureCode: 'authentication_failed' });
      await click(page, 'pay');
      expect(await atSandbox(id)).toMatchObject({ status: 'authorised' });
      expect((await click(page, 'decline')).json()).toMatchObject({ code: 'payment_not_payable' });
    });

    it('knows no other reasons to decline than card networks do', async () => {
      const { page } = await openPayment();
      expect((await click(page, 'decline/because')).statusCode).toBe(404);
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

  describe('onboarding page', () => {
    const onboarding = async () => {
      const influencer = await register(app, { role: 'influencer' });
      const provider = app.get(SandboxProvider, { strict: false });
      const email = 'asha@example.com';
      const { accountId } = await provider.openAccount({ influencerId: influencer.user.id, email });
      const [returnUrl, refreshUrl] = ['https://localhost:8443/back', 'https://localhost:8443/again'];
      const { url } = await provider.onboardingLink({ accountId, returnUrl, refreshUrl });
      return { influencer, accountId, provider, page: new URL(url).pathname };
    };

    it('makes an influencer known by one click', async () => {
      const { accountId, provider, page } = await onboarding();
      expect((await app.inject({ url: page })).body).toContain('That is me');
      expect((await provider.accountStatus(accountId)).payoutsEnabled).toBe(false);
      expect((await app.inject({ method: 'POST', url: `${page}/complete` })).statusCode).toBe(303);
      expect((await provider.accountStatus(accountId)).payoutsEnabled).toBe(true);
      const after = await app.inject({ url: page });
      expect(after.headers['content-security-policy']).toContain("default-src 'none'");
      expect(after.body).toContain('Money can reach you');
      expect(after.body).not.toContain('<button');
    });

    it('stops working once there is a newer link', async () => {
      const { accountId, provider, page } = await onboarding();
      const returnUrl = 'https://localhost:8443/';
      await provider.onboardingLink({ accountId, returnUrl, refreshUrl: returnUrl });
      expect((await app.inject({ url: page })).statusCode).toBe(404);
    });

    it('lets influencers have their bank take everything', async () => {
      const { influencer, accountId } = await onboarding();
      const accounts = app.get(SandboxAccounts, { strict: false });
      await accounts.credit(accountId, { amount: 500, currency: 'INR' });
      const payOut = (who: typeof influencer) =>
        app.inject({ method: 'POST', url: '/api/v1/sandbox/accounts/me/pay-out', headers: bearer(who) });
      expect((await payOut(influencer)).statusCode).toBe(204);
      expect(await accounts.findById(accountId)).toMatchObject({ balances: {} });
      expect((await payOut(brand)).statusCode).toBe(404);
    });
  });
});
