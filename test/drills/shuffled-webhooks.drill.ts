import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  heldBooking,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  happenedOnce,
  openPlatform,
  outcomes,
  randomFrom,
  seeds,
  sendWebhook,
  shuffled,
} from '../support';

/** The sandbox keeps its own deliveries back for this long: the drill delivers instead. */
const KEPT_BACK_MS = 86_400_000;
const COPIES = 10;

interface SandboxEvent {
  body: string;
}

describe('every webhook of a payment ten times, in any order', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each(seeds(3, 30))('leads to the same end, once (seed %i)', async (seed) => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brand = await freshBrand(platform.api);
    const booking = await heldBooking(brand.api, gig.id);
    const bodies = await twoFailuresAndASuccess(brand, booking);
    const copies = shuffled(
      bodies.flatMap((body) => Array<string>(COPIES).fill(body)),
      randomFrom(seed),
    );
    const answers = await Promise.all(copies.map((body) => sendWebhook(platform.api, body)));
    expect(outcomes(answers)).toEqual({ '200': copies.length });
    await bookingReaches(brand.api, booking.id, 'confirmed');
    await allProcessed(bodies);
    expect((await succeeded(brand.api.get<BookingView>(`/bookings/${booking.id}`))).status).toBe('confirmed');
    // A failure that was heard of before the success may have been told, too.
    await happenedOnce(platform, database, { booking, brand, influencer }, ['payment.failed']);
  });

  async function twoFailuresAndASuccess({ api }: Person, { payment }: BookingView): Promise<string[]> {
    for (const outcome of ['fail', 'fail', 'succeed']) {
      const query = { delayMs: KEPT_BACK_MS };
      await succeeded(api.post(`/sandbox/payments/${payment.id}/${outcome}`, undefined, { query }));
    }
    const [sandboxPayment] = await database.find('sandbox_payments', { reference: payment.id });
    const events = await database.find<SandboxEvent>('sandbox_events', { paymentId: sandboxPayment?._id });
    expect(events).toHaveLength(3);
    return events.map(({ body }) => body);
  }

  async function allProcessed(bodies: readonly string[]): Promise<void> {
    const ids = bodies.map((body) => `sandbox:${(JSON.parse(body) as { id: string }).id}`);
    const processed = { _id: { $in: ids }, status: 'processed' };
    await eventually(async () =>
      expect(await database.count('payment_webhooks', processed)).toBe(bodies.length),
    );
  }
});
