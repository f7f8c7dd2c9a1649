import { randomBytes } from 'node:crypto';
import { Outbox } from '@noillin/messaging';
import { decodeCursor } from '@noillin/utils';
import { newPayment, PaymentsFixture } from '../payments.fixture';
import { sign, SIGNATURE_HEADER } from '../sandbox/signature';
import { AnnounceWebhooks } from './announce-webhooks';
import { ProcessWebhook } from './process-webhook';
import { ReceiveWebhook } from './receive-webhook';
import { ReplayWebhook } from './replay-webhook';
import { ReprocessWebhooks } from './reprocess-webhooks';
import { WebhookInbox } from './webhook-inbox.repository';
import { MOST_ATTEMPTS, pauseAfter } from './webhook-retries';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

const DAY = 86_400_000;
const inbox = () => fixture.get(WebhookInbox);
const webhookId = (body: string): string => `sandbox:${(JSON.parse(body) as { id: string }).id}`;

describe('receiving webhooks', () => {
  it('stores an event that arrives ten times at once once, and announces it once', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    const receipts = await Promise.all(Array.from({ length: 10 }, () => fixture.receive(body)));
    expect(receipts.filter((receipt) => receipt === 'stored')).toHaveLength(1);
    expect(receipts.filter((receipt) => receipt === 'duplicate')).toHaveLength(9);
    await Promise.all([1, 2].map(() => fixture.doAllDue(AnnounceWebhooks)));
    expect(await fixture.announced('payment.webhook_received', webhookId(body))).toHaveLength(1);
    expect(await fixture.doAllDue(AnnounceWebhooks)).toBe(0);
  });

  it('announces together what came together, and what fails to be announced comes again', async () => {
    const { id } = await fixture.preparedPayment();
    const bodies = await fixture.simulate(id, 'succeeded', { order: 'reversed' });
    await fixture.doAllDue(AnnounceWebhooks);
    for (const body of bodies) await fixture.receive(body);
    jest.spyOn(fixture.get(Outbox), 'add').mockRejectedValueOnce(new Error('the worker died'));
    await expect(fixture.doAllDue(AnnounceWebhooks)).rejects.toThrow('the worker died');
    expect(await fixture.doAllDue(AnnounceWebhooks)).toBe(bodies.length);
    for (const body of bodies)
      expect(await fixture.announced('payment.webhook_received', webhookId(body))).toHaveLength(1);
  });

  it('refuses a forged event and stores nothing', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    const bytes = Buffer.from(body);
    const forged = { [SIGNATURE_HEADER]: sign(bytes, randomBytes(16).toString('hex'), Date.now()) };
    const attempt = fixture.get(ReceiveWebhook).run('sandbox', bytes, forged);
    await expect(attempt).rejects.toMatchObject({ code: 'webhook_signature_invalid' });
    expect(await fixture.statusOfWebhook(body)).toBeUndefined();
  });

  it('knows no other provider', async () => {
    const attempt = fixture.get(ReceiveWebhook).run('wishful', Buffer.alloc(0), {});
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('processing webhooks', () => {
  it('moves the payment once and tells the booking, however often the message comes', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    await fixture.process(body);
    await fixture.process(body);
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded', revision: 1 });
    expect(fixture.outcome.succeeded.filter((told) => told === id)).toHaveLength(1);
    expect(await fixture.statusOfWebhook(body)).toBe('processed');
  });

  it('moves the payment once when ten workers process the event at the same time', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    await Promise.all(Array.from({ length: 10 }, () => fixture.process(body)));
    const payment = await fixture.payment(id);
    expect(payment.history.map(({ to }) => to)).toEqual(['succeeded']);
  });

  it('tells the booking again after a crash between the payment and the booking', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    jest.spyOn(fixture.outcome, 'paymentSucceeded').mockRejectedValueOnce(new Error('the worker died'));
    await fixture.process(body);
    expect(await fixture.statusOfWebhook(body)).toBe('unresolved');
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
    await fixture.process(body);
    expect(fixture.outcome.succeeded).toContain(id);
    expect(await fixture.statusOfWebhook(body)).toBe('processed');
  });

  it('lets a failed payment succeed on a second try', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.receiveAndProcess(...(await fixture.simulate(id, 'failed')));
    expect(await fixture.payment(id)).toMatchObject({ status: 'failed' });
    expect(fixture.outcome.failed).toContain(id);
    expect(await fixture.announced('payment.failed', id)).toHaveLength(1);
    await fixture.receiveAndProcess(...(await fixture.simulate(id, 'succeeded')));
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
  });

  it('ignores a failure that arrives after the success it preceded', async () => {
    const { id } = await fixture.preparedPayment();
    const [earlier = '', later = ''] = await fixture.simulate(id, 'succeeded', { order: 'reversed' });
    await fixture.receiveAndProcess(later, earlier);
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
    expect(await fixture.announced('payment.failed', id)).toHaveLength(0);
    expect(await fixture.statusOfWebhook(earlier)).toBe('processed');
  });

  it('keeps an event that came before our payment, and processes it when the payment is there', async () => {
    const { id } = await fixture.preparedPayment();
    const payments = fixture.connection.collection<{ _id: string }>('payments');
    const hidden = await payments.findOneAndDelete({ _id: id });
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    await fixture.process(body);
    expect(await fixture.statusOfWebhook(body)).toBe('unresolved');
    if (hidden) await payments.insertOne(hidden);
    fixture.clock.putForward(1_000);
    await fixture.doAllDue(ReprocessWebhooks);
    expect(await fixture.statusOfWebhook(body)).toBe('processed');
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
  });

  it('finds a payment by our id while the answer of the provider is not stored yet', async () => {
    const { id } = await fixture.preparedPayment();
    const payments = fixture.connection.collection<{ _id: string }>('payments');
    await payments.updateOne({ _id: id }, { $set: { providerPaymentId: null, checkoutUrl: null } });
    await fixture.receiveAndProcess(...(await fixture.simulate(id, 'succeeded')));
    const { providerPaymentId, status } = await fixture.payment(id);
    expect({ providerPaymentId, status }).toEqual({
      providerPaymentId: (await fixture.sandboxPayment(id)).id,
      status: 'succeeded',
    });
    expect((await fixture.payments.prepareCheckout(id)).checkoutUrl).not.toBeNull();
  });

  it('confirms nothing for another amount than the one that is owed', async () => {
    const { id } = await fixture.preparedPayment();
    const sandboxPayments = fixture.connection.collection<{ reference: string }>('sandbox_payments');
    await sandboxPayments.updateOne({ reference: id }, { $set: { 'amount.amount': 1 } });
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receiveAndProcess(body);
    expect(await fixture.payment(id)).toMatchObject({ status: 'created' });
    expect(await fixture.statusOfWebhook(body)).toBe('refused');
    expect(fixture.outcome.succeeded).not.toContain(id);
  });

  it('closes an event of an unknown type without effect', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    const strange = body
      .replace('payment.succeeded', 'payment.dreamt')
      .replace('sbx_evt_', 'sbx_evt_strange_');
    await fixture.receiveAndProcess(strange);
    expect(await fixture.statusOfWebhook(strange)).toBe('processed');
    expect(await fixture.payment(id)).toMatchObject({ status: 'created' });
  });

  it('tries an event that keeps failing later each time, until it is dead; replayed, it starts anew', async () => {
    await fixture.connection.collection('payment_webhooks').deleteMany({});
    const { id } = await fixture.preparedPayment();
    const payments = fixture.connection.collection<{ _id: string }>('payments');
    const hidden = await payments.findOneAndDelete({ _id: id });
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    await fixture.process(body);
    for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1) {
      expect(await fixture.doAllDue(ReprocessWebhooks)).toBe(0);
      fixture.clock.putForward(pauseAfter(attempts));
      expect(await fixture.doAllDue(ReprocessWebhooks)).toBe(1);
    }
    expect(await inbox().findById(webhookId(body))).toMatchObject({
      status: 'dead',
      attempts: MOST_ATTEMPTS,
    });
    fixture.clock.putForward(DAY);
    expect(await fixture.doAllDue(ReprocessWebhooks)).toBe(0);
    if (hidden) await payments.insertOne(hidden);
    await fixture.get(ReplayWebhook).run(webhookId(body));
    expect(await fixture.announced('payment.webhook_received', webhookId(body))).toHaveLength(1);
    await fixture.process(body);
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
  });

  it('takes up an event whose message never came', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded');
    await fixture.receive(body);
    fixture.clock.putForward(31_000);
    await fixture.doAllDue(ReprocessWebhooks);
    expect(await fixture.statusOfWebhook(body)).toBe('processed');
  });

  it('lists what came in page by page, the newest first, by status and provider', async () => {
    for (const outcome of ['succeeded', 'failed', 'succeeded'] as const) {
      const { id } = await fixture.preparedPayment();
      await fixture.receiveAndProcess(...(await fixture.simulate(id, outcome)));
      fixture.clock.putForward(1);
    }
    const all = (await inbox().list({ provider: 'sandbox', limit: 1_000 })).items;
    const pages: string[] = [];
    let before: string | undefined;
    do {
      const page = await inbox().list({ limit: 2, ...(before && { before }) });
      pages.push(...page.items.map(({ id }) => id));
      before = decodeCursor(page.nextCursor ?? '') ?? undefined;
    } while (before);
    expect(pages).toEqual(all.map(({ id }) => id));
    expect(new Set(pages).size).toBe(pages.length);
    expect((await inbox().list({ status: 'dead', limit: 10 })).items).toEqual([]);
    expect((await inbox().list({ provider: 'stripe', limit: 10 })).items).toEqual([]);
  });

  it('refuses to process what was never stored', async () => {
    await expect(fixture.get(ProcessWebhook).run('sandbox:none')).rejects.toThrow(/not stored/);
  });
});

describe('opening payments', () => {
  it('makes one checkout however often and in parallel it is asked for', async () => {
    const { id } = await fixture.payments.open(newPayment());
    const prepared = await Promise.all(Array.from({ length: 5 }, () => fixture.payments.prepareCheckout(id)));
    expect(new Set(prepared.map(({ checkoutUrl }) => checkoutUrl)).size).toBe(1);
    const stored = fixture.connection.collection('sandbox_payments');
    expect(await stored.countDocuments({ reference: id })).toBe(1);
  });

  it('gives a booking one payment', async () => {
    const opened = newPayment();
    await fixture.payments.open(opened);
    await expect(fixture.payments.open(opened)).rejects.toMatchObject({ code: 11000 });
  });
});
