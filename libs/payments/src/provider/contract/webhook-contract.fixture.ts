import { newId } from '@noillin/utils';
import type { ProviderEvent } from '../provider-event';
import {
  openCheckout,
  paidCheckout,
  PRICE,
  readyAccount,
  type OpenedCheckout,
  type ProviderBench,
  type SentWebhook,
} from './provider-bench.fixture';

export const webhookContract = (bench: ProviderBench): void => {
  const read = ({ rawBody, headers }: SentWebhook): ProviderEvent =>
    bench.provider.verifyWebhook(rawBody, headers);
  const codeOf = (sent: SentWebhook): string => {
    try {
      read(sent);
      return 'accepted';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  /** What was told of the payment, without what means nothing to us. */
  const toldOf = async (checkout: OpenedCheckout): Promise<ProviderEvent[]> =>
    (await bench.told(checkout)).map(read).filter(({ type }) => type !== 'unknown');
  const lastToldOf = async (checkout: OpenedCheckout): Promise<ProviderEvent | undefined> =>
    (await toldOf(checkout)).at(-1);

  describe('events', () => {
    it('tell of a payment by our id and the amount, under an id of their own', async () => {
      const checkout = await paidCheckout(bench);
      const succeeded = (await toldOf(checkout)).find(({ type }) => type === 'payment.succeeded');
      expect(succeeded).toMatchObject({
        provider: bench.provider.name,
        paymentId: checkout.request.paymentId,
        amount: PRICE,
        occurredAt: expect.any(Date) as Date,
      });
      const told = await toldOf(checkout);
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    });

    it('tell of failures with the reason, and of reservations', async () => {
      const checkout = await openCheckout(bench, { capture: 'manual' });
      await bench.decline(checkout, 'expired_card');
      expect(await lastToldOf(checkout)).toMatchObject({
        type: 'payment.failed',
        failureCode: 'expired_card',
      });
      await bench.pay(checkout);
      const types = (await toldOf(checkout)).map(({ type }) => type);
      expect(types).toContain('payment.authorised');
      expect(types).not.toContain('payment.succeeded');
    });

    it('tell of captured and of voided money', async () => {
      for (const [decision, type] of [
        ['capture', 'payment.succeeded'],
        ['void', 'payment.voided'],
      ] as const) {
        const { request, ...checkout } = await paidCheckout(bench, { capture: 'manual' });
        const { providerPaymentId } = checkout;
        await bench.provider[decision]({ providerPaymentId, paymentId: request.paymentId });
        expect((await toldOf({ ...checkout, request })).map((event) => event.type)).toContain(type);
      }
    });

    it('tell of refunds by our id', async () => {
      const checkout = await paidCheckout(bench);
      const { providerPaymentId } = checkout;
      const idempotencyKey = newId();
      const amount = { amount: 1_000, currency: 'INR' };
      const { providerRefundId } = await bench.provider.refund({ providerPaymentId, amount, idempotencyKey });
      expect(await lastToldOf(checkout)).toMatchObject({
        type: 'refund.succeeded',
        refundId: idempotencyKey,
        providerRefundId,
        amount,
      });
    });

    it('tell of refunds that failed in the end', async () => {
      const checkout = await paidCheckout(bench);
      const { providerPaymentId } = checkout;
      await bench.refundsCome(checkout, 'pending');
      const idempotencyKey = newId();
      const amount = { amount: 1_000, currency: 'INR' };
      await bench.provider.refund({ providerPaymentId, amount, idempotencyKey });
      await bench.settleRefund(checkout, idempotencyKey, 'failed');
      expect(await lastToldOf(checkout)).toMatchObject({ type: 'refund.failed', refundId: idempotencyKey });
    });

    it.each(['won', 'lost'] as const)('tell of disputes opened and %s', async (end) => {
      const checkout = await paidCheckout(bench);
      await bench.dispute(checkout, 'opened');
      const opened = await lastToldOf(checkout);
      await bench.dispute(checkout, end);
      const ended = await lastToldOf(checkout);
      expect(opened).toMatchObject({ type: 'payment.chargeback_opened', amount: PRICE });
      expect(ended).toMatchObject({ type: `payment.chargeback_${end}` });
      expect(opened?.providerDisputeId).toEqual(expect.any(String));
      expect(ended?.providerDisputeId).toBe(opened?.providerDisputeId);
    });

    it('tell that an account changed', async () => {
      const accountId = await readyAccount(bench);
      const [told] = await bench.toldOfAccount(accountId);
      expect(told && read(told)).toMatchObject({
        type: 'account.updated',
        providerAccountId: accountId,
        providerPaymentId: null,
      });
    });
  });

  describe('signatures', () => {
    const sent = async (wishes = {}): Promise<SentWebhook> => {
      const [first] = await bench.told(await paidCheckout(bench), wishes);
      if (!first) throw new Error('the provider told nothing');
      return first;
    };

    it('of every valid secret are accepted, so that one can replace the other', async () => {
      for (const secret of bench.secrets) expect(codeOf(await sent({ secret }))).toBe('accepted');
    });

    it('of another secret are refused', async () => {
      expect(codeOf(await sent({ secret: 'whsec_somebody_elses_secret' }))).toBe('webhook_signature_invalid');
    });

    it('older than five minutes are refused, and younger ones are not', async () => {
      expect(codeOf(await sent({ ageSeconds: 290 }))).toBe('accepted');
      expect(codeOf(await sent({ ageSeconds: 310 }))).toBe('webhook_signature_invalid');
    });

    it('hold for exactly the bytes that were signed', async () => {
      const { rawBody, headers } = await sent();
      const longer = Buffer.concat([rawBody, Buffer.from(' ')]);
      expect(codeOf({ rawBody: longer, headers })).toBe('webhook_signature_invalid');
      expect(codeOf({ rawBody: Buffer.alloc(0), headers })).toBe('webhook_signature_invalid');
    });

    it.each([[''], ['t=1'], ['v1=00'], ['nonsense'], ['t=now,v1=zz']])(
      'like %p are refused',
      async (header) => {
        const { rawBody, headers } = await sent();
        const forged = Object.fromEntries(Object.keys(headers).map((name) => [name, header]));
        expect(codeOf({ rawBody, headers: forged })).toBe('webhook_signature_invalid');
        expect(codeOf({ rawBody, headers: {} })).toBe('webhook_signature_invalid');
      },
    );

    it('under bytes that are no event are refused as malformed', () => {
      for (const body of ['', 'hello', '{', '[]', 'null', '{"id":"evt_1"}'])
        expect(codeOf(bench.signed(body))).toBe('malformed_json');
    });
  });
};
