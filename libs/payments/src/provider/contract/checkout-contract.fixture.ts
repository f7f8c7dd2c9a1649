import {
  checkoutRequest,
  openCheckout,
  paidCheckout,
  PRICE,
  type ProviderBench,
} from './provider-bench.fixture';

export const checkoutContract = (bench: ProviderBench): void => {
  const statusOf = async ({ providerPaymentId }: { providerPaymentId: string }): Promise<string> =>
    (await bench.provider.getPayment(providerPaymentId)).status;

  describe('checkout', () => {
    it('is made once per idempotency key, however often it is asked for', async () => {
      const request = checkoutRequest();
      const checkouts = await Promise.all([1, 2, 3].map(() => bench.provider.createCheckout(request)));
      expect(new Set(checkouts.map(({ providerPaymentId }) => providerPaymentId)).size).toBe(1);
      expect(checkouts[0]?.checkoutUrl).toMatch(/^https?:\/\//);
    });

    it('is open until somebody pays, then paid in full', async () => {
      const checkout = await openCheckout(bench);
      expect(await statusOf(checkout)).toBe('open');
      await bench.pay(checkout);
      expect(await bench.provider.getPayment(checkout.providerPaymentId)).toMatchObject({
        status: 'succeeded',
        amount: PRICE,
        occurredAt: expect.any(Date) as Date,
      });
    });

    it('survives a declined card, says why, and can be tried again', async () => {
      const checkout = await openCheckout(bench);
      await bench.decline(checkout, 'insufficient_funds');
      expect(await bench.provider.getPayment(checkout.providerPaymentId)).toMatchObject({
        status: 'failed',
        failureCode: 'insufficient_funds',
      });
      await bench.pay(checkout);
      expect(await statusOf(checkout)).toBe('succeeded');
    });

    it('may ask the payer to act at their bank first', async () => {
      const checkout = await openCheckout(bench);
      await bench.challenge(checkout);
      expect(await statusOf(checkout)).toBe('requires_action');
      await bench.pay(checkout);
      expect(await statusOf(checkout)).toBe('succeeded');
    });

    it.each([
      ['nothing', { amount: 0, currency: 'INR' }],
      ['less than nothing', { amount: -100, currency: 'INR' }],
      ['a fraction', { amount: 99.5, currency: 'INR' }],
      ['no number', { amount: Number.NaN, currency: 'INR' }],
      ['no currency', { amount: 100, currency: 'rupees' }],
    ])('is not made for %s', async (_what, amount) => {
      await expect(bench.provider.createCheckout(checkoutRequest({ amount }))).rejects.toMatchObject({
        code: 'rule_refused',
      });
    });

    it('of another name is unknown', async () => {
      for (const ask of ['getPayment', 'capture', 'void'] as const) {
        const asking =
          ask === 'getPayment'
            ? bench.provider.getPayment('cs_nobody')
            : bench.provider[ask]({ providerPaymentId: 'cs_nobody', paymentId: 'none' });
        await expect(asking).rejects.toMatchObject({ code: 'not_found' });
      }
    });
  });

  describe('reserved money', () => {
    const manual = { capture: 'manual' as const };
    const held = ({
      providerPaymentId,
      request,
    }: {
      providerPaymentId: string;
      request: { paymentId: string };
    }) => ({ providerPaymentId, paymentId: request.paymentId });

    it('is authorised by paying and taken by capturing, once', async () => {
      const checkout = await paidCheckout(bench, manual);
      expect(await statusOf(checkout)).toBe('authorised');
      expect(await bench.provider.capture(held(checkout))).toMatchObject({
        status: 'succeeded',
        amount: PRICE,
      });
      expect(await bench.provider.capture(held(checkout))).toMatchObject({ status: 'succeeded' });
      expect(await statusOf(checkout)).toBe('succeeded');
    });

    it('is let go of by voiding, once, and cannot be taken any more', async () => {
      const checkout = await paidCheckout(bench, manual);
      expect(await bench.provider.void(held(checkout))).toMatchObject({ status: 'voided' });
      expect(await bench.provider.void(held(checkout))).toMatchObject({ status: 'voided' });
      await expect(bench.provider.capture(held(checkout))).rejects.toMatchObject({
        code: 'provider_refused',
      });
    });

    it('cannot be voided once it is taken', async () => {
      const checkout = await paidCheckout(bench, manual);
      await bench.provider.capture(held(checkout));
      await expect(bench.provider.void(held(checkout))).rejects.toMatchObject({ code: 'provider_refused' });
    });

    it('cannot be taken before it is authorised', async () => {
      const checkout = await openCheckout(bench, manual);
      await expect(bench.provider.capture(held(checkout))).rejects.toMatchObject({
        code: 'provider_refused',
      });
    });

    it('of an unpaid checkout is voided by closing it', async () => {
      const checkout = await openCheckout(bench);
      expect(await bench.provider.void(held(checkout))).toMatchObject({ status: 'voided' });
      await expect(bench.pay(checkout)).rejects.toThrow();
      expect(await statusOf(checkout)).toBe('voided');
    });
  });
};
