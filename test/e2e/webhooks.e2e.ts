import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  heldBooking,
  payInSandbox,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  allDelivered,
  noticesAbout,
  openPlatform,
  refused,
  sendWebhook,
  webhookBody,
  webhookSignature,
} from '../support';

describe('a payment webhook', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let brand: Person;
  let booking: BookingView;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  beforeEach(async () => {
    const offer = await bookableInfluencer(platform.api);
    influencer = offer.influencer;
    brand = await freshBrand(platform.api);
    booking = await heldBooking(brand.api, offer.gig.id);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const body = () => webhookBody({ paymentId: booking.payment.id, amount: booking.price.amount });
  const status = async () => (await succeeded(brand.api.get<BookingView>(`/bookings/${booking.id}`))).status;

  it.each<[string, (content: string) => [sent: string, signature: string]]>([
    [
      'signed with another secret',
      (sent) => [sent, webhookSignature(sent, { secret: 'guessed-secret-0123' })],
    ],
    ['changed after it was signed', (sent) => [`${sent} `, webhookSignature(sent)]],
    ['recorded an hour ago', (sent) => [sent, webhookSignature(sent, { atMs: Date.now() - 3_600_000 })]],
    ['dated in the future', (sent) => [sent, webhookSignature(sent, { atMs: Date.now() + 3_600_000 })]],
    ['with a signature that is none', (sent) => [sent, 'v1=']],
    ['without a signature', (sent) => [sent, '']],
  ])('%s is refused and changes nothing', async (_, forge) => {
    const [sent, signature] = forge(body());
    const asking = sendWebhook(platform.api, sent, signature);
    expect(await refused(asking)).toEqual([400, 'webhook_signature_invalid']);
    const { id } = JSON.parse(sent) as { id: string };
    expect(await database.count('payment_webhooks', { _id: `sandbox:${id}` })).toBe(0);
    expect(await status()).toBe('held');
  });

  it('of a provider that nobody knows is not found', async () => {
    const asking = platform.api.post('/payments/webhooks/wishful', body());
    expect(await refused(asking)).toEqual([404, 'not_found']);
  });

  it('that is signed but is no event is malformed', async () => {
    expect(await refused(sendWebhook(platform.api, '{"id": 1}'))).toEqual([400, 'malformed_json']);
  });

  it.each<[string, (known: string) => { amount?: number; providerPaymentId?: string }]>([
    ['another amount', (known) => ({ amount: 1, providerPaymentId: known })],
    ['another payment of the provider', () => ({})],
  ])('that is signed but names %s confirms nothing', async (_, wrong) => {
    const [known] = await database.find('sandbox_payments', { reference: booking.payment.id });
    const about = { paymentId: booking.payment.id, amount: booking.price.amount, ...wrong(known?._id ?? '') };
    const sent = webhookBody(about);
    expect((await sendWebhook(platform.api, sent)).status).toBe(200);
    const { id } = JSON.parse(sent) as { id: string };
    await eventually(async () =>
      expect(await database.count('payment_webhooks', { _id: `sandbox:${id}`, status: 'refused' })).toBe(1),
    );
    expect(await status()).toBe('held');
  });

  it('that is signed and right confirms: the wrong ones above were refused for what was wrong in them', async () => {
    const [known] = await database.find('sandbox_payments', { reference: booking.payment.id });
    const about = {
      paymentId: booking.payment.id,
      amount: booking.price.amount,
      providerPaymentId: known?._id,
    };
    expect((await sendWebhook(platform.api, webhookBody(about))).status).toBe(200);
    await bookingReaches(brand.api, booking.id, 'confirmed');
  });

  it('delivered ten times at once has one effect: one confirmation, one notification and mail each', async () => {
    await payInSandbox(brand.api, booking.payment.id, { times: 10 });
    await bookingReaches(brand.api, booking.id, 'confirmed');
    const payment = (
      await database.find<{ history: { to: string }[] }>('payments', { _id: booking.payment.id })
    )[0];
    expect(payment?.history.map(({ to }) => to)).toEqual(['succeeded']);
    const [stored] = await database.find<{ history: { to: string }[] }>('bookings', { _id: booking.id });
    expect(stored?.history.filter(({ to }) => to === 'confirmed')).toHaveLength(1);
    await allDelivered(database, booking.payment.id, 10);
    for (const person of [brand, influencer]) {
      await platform.mailbox.waitFor(person.email, /booking/i);
      expect(await noticesAbout(person, booking.id)).toEqual(['booking.confirmed']);
      expect(await platform.mailbox.to(person.email, /booking/i)).toHaveLength(1);
    }
  });

  it('delivered again later has no effect any more', async () => {
    await payInSandbox(brand.api, booking.payment.id);
    await bookingReaches(brand.api, booking.id, 'confirmed');
    await succeeded(influencer.api.post(`/bookings/${booking.id}/cancel`, {}));
    await payInSandbox(brand.api, booking.payment.id, { times: 3 });
    // Four of the payment, one of the refund.
    await allDelivered(database, booking.payment.id, 5);
    expect(await status()).toBe('cancelled');
    expect(await database.count('refunds', { bookingId: booking.id })).toBe(1);
  });

  it('of an earlier failure that arrives after the success changes nothing', async () => {
    const path = `/sandbox/payments/${booking.payment.id}/succeed`;
    await succeeded(brand.api.post(path, undefined, { query: { order: 'reversed' } }));
    await bookingReaches(brand.api, booking.id, 'confirmed');
    await allDelivered(database, booking.payment.id, 2);
    expect(await status()).toBe('confirmed');
    expect(await noticesAbout(brand, booking.id)).toEqual(['booking.confirmed']);
  });
});
