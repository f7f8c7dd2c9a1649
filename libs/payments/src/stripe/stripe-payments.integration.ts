import { PaymentsFixture } from '../payments.fixture';
import { ReceiveWebhook } from '../webhook/receive-webhook';
import { ProcessWebhook } from '../webhook/process-webhook';
import { StripeBench } from './testing/stripe-bench.fixture';
import { newId } from '@noillin/utils';
import type { Payment } from '../payment/payment';
import type { SentWebhook } from '../provider/contract/provider-bench.fixture';

/** The platform on Stripe: nothing but configuration differs. */
const bench = new StripeBench();
const fixture = new PaymentsFixture();
beforeAll(async () => {
  await bench.start();
  await fixture.start(bench.config);
});
afterAll(async () => {
  await fixture.stop();
  await bench.stop();
});

const checkoutOf = ({ providerPaymentId }: Payment) => ({
  providerPaymentId: providerPaymentId ?? '',
  checkoutUrl: '',
});

const receive = async ({ rawBody, headers }: SentWebhook): Promise<void> => {
  await fixture.get(ReceiveWebhook).run('stripe', rawBody, headers);
  const { id } = JSON.parse(rawBody.toString()) as { id: string };
  await fixture.get(ProcessWebhook).run(`stripe:${id}`);
};
const receiveAll = async (payment: Payment): Promise<void> => {
  for (const sent of await bench.told(checkoutOf(payment))) await receive(sent);
};

describe('payments on Stripe', () => {
  it('are opened at Stripe by configuration alone', async () => {
    const payment = await fixture.preparedPayment();
    expect(payment).toMatchObject({
      provider: 'stripe',
      checkoutUrl: expect.stringContaining('https://checkout.stripe.com/') as string,
    });
  });

  it('succeed once through all of Stripe’s events, and are known by the intent afterwards', async () => {
    const payment = await fixture.preparedPayment();
    await bench.pay(checkoutOf(payment));
    await receiveAll(payment);
    await receiveAll(payment);
    const paid = await fixture.payment(payment.id);
    expect(paid.history.map(({ to }) => to)).toEqual(['succeeded']);
    expect(paid.otherProviderIds).toEqual([expect.stringMatching(/^pi_/)]);
  });

  it('go from reserved to taken', async () => {
    const { id } = await fixture.preparedPayment({ capture: 'manual' });
    const payment = await fixture.payment(id);
    await bench.pay(checkoutOf(payment));
    await receiveAll(payment);
    expect(await fixture.payment(id)).toMatchObject({ status: 'authorised' });
    expect(await fixture.payments.capture(id)).toMatchObject({ status: 'succeeded' });
    await receiveAll(payment);
    expect((await fixture.payment(id)).history.map(({ to }) => to)).toEqual(
      expect.arrayContaining(['authorised', 'succeeded']),
    );
  });

  it('are refunded, and disputed by events that name nothing but the intent', async () => {
    const payment = await fixture.preparedPayment();
    await bench.pay(checkoutOf(payment));
    await receiveAll(payment);
    const refund = await fixture.payments.requestRefund({
      refundId: newId(),
      paymentId: payment.id,
      amount: 100_000,
      reason: 'cancelled',
    });
    expect(await fixture.payments.executeRefund(refund.id)).toMatchObject({ status: 'succeeded' });
    await bench.dispute(checkoutOf(payment), 'opened');
    await receiveAll(payment);
    expect(await fixture.payment(payment.id)).toMatchObject({
      status: 'chargeback',
      refundedAmount: 100_000,
    });
    await bench.dispute(checkoutOf(payment), 'lost');
    await receiveAll(payment);
    expect(await fixture.payment(payment.id)).toMatchObject({ status: 'lost' });
  });

  it('are asked about when no event comes', async () => {
    const payment = await fixture.preparedPayment();
    await bench.decline(checkoutOf(payment), 'insufficient_funds');
    expect(await fixture.payments.askProvider(payment.id)).toMatchObject({ status: 'failed' });
    expect((await fixture.payments.askProvider(payment.id)).history).toHaveLength(1);
    await bench.pay(checkoutOf(payment));
    expect(await fixture.payments.askProvider(payment.id)).toMatchObject({ status: 'succeeded' });
  });

  it('take no forged event, and none of a provider that is not configured', async () => {
    const forged = bench.signed('{"id":"evt_forged"}', { secret: 'whsec_of_somebody_else' });
    await expect(receive(forged)).rejects.toMatchObject({ code: 'webhook_signature_invalid' });
    await expect(
      fixture.get(ReceiveWebhook).run('paypal', forged.rawBody, forged.headers),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
