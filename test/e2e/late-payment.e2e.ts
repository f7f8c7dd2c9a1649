import {
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  heldBooking,
  payInSandbox,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  allDelivered,
  noticesAbout,
  openPlatform,
  paymentOf,
  paymentReaches,
} from '../support';

const HOLD_SECONDS = 2;
/** How much longer than its hold a booking may live. */
const GRACE_SECONDS = 5;

describe('a hold that runs out', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let gig: GigView;
  let brand: Person;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    await platform.control.restart('core-api', { HOLD_SECONDS: String(HOLD_SECONDS) });
  });
  beforeEach(async () => {
    ({ influencer, gig } = await bookableInfluencer(platform.api));
    brand = await freshBrand(platform.api);
  });
  afterAll(async () => {
    await platform.control.restart('core-api');
    await Promise.all([platform.close(), database.close()]);
  });

  const expiredBooking = async (): Promise<BookingView> => {
    const { id } = await heldBooking(brand.api, gig.id);
    return bookingReaches(brand.api, id, 'expired', { within: (HOLD_SECONDS + GRACE_SECONDS) * 1000 });
  };
  const offeredStarts = async () => (await slotsOf(platform.api, gig.id)).map(({ start }) => start);
  const bookingNow = (id: string) => succeeded(brand.api.get<BookingView>(`/bookings/${id}`));

  it('expires in time, frees the slot and tells the brand', async () => {
    const booking = await expiredBooking();
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(booking.holdExpiresAt ?? ''));
    expect(await offeredStarts()).toContain(booking.start);
    expect(await database.claimsOf(influencer.user.id)).toEqual([]);
    await eventually(async () => expect(await noticesAbout(brand, booking.id)).toEqual(['booking.expired']));
  });

  it('is rebooked when the money comes and the time is still free', async () => {
    const booking = await expiredBooking();
    await payInSandbox(brand.api, booking.payment.id);
    const confirmed = await bookingReaches(brand.api, booking.id, 'confirmed');
    expect(confirmed).toMatchObject({ latePayment: 'rebooked', start: booking.start });
    expect(await database.claimsOf(influencer.user.id)).toEqual([booking.id]);
    expect(await offeredStarts()).not.toContain(booking.start);
    expect((await paymentOf(brand.api, booking.payment.id)).refundedAmount).toBe(0);
  });

  it('is refunded exactly once when the money comes and the time is taken', async () => {
    const booking = await expiredBooking();
    const other = await freshBrand(platform.api);
    const theirs = await confirmedBooking(other.api, gig.id, booking.start);
    await payInSandbox(brand.api, booking.payment.id, { times: 5 });
    const payment = await paymentReaches(brand.api, booking.payment.id, 'refunded');
    expect(payment.refundedAmount).toBe(booking.price.amount);
    expect(await bookingNow(booking.id)).toMatchObject({ status: 'expired', latePayment: 'refunded' });
    // Five of the payment, one of the refund.
    await allDelivered(database, booking.payment.id, 6);
    expect(await database.count('refunds', { bookingId: booking.id })).toBe(1);
    expect(await database.claimsOf(influencer.user.id)).toEqual([theirs.id]);
    await eventually(async () =>
      expect(await noticesAbout(brand, booking.id)).toEqual(['booking.expired', 'payment.refund_succeeded']),
    );
    await platform.mailbox.waitFor(brand.email, /Refund on its way/);
  });

  it('is confirmed, not expired, when the money came in time and only the news is late', async () => {
    const { id, payment } = await heldBooking(brand.api, gig.id);
    const delayMs = (HOLD_SECONDS + GRACE_SECONDS + 1) * 1000;
    await payInSandbox(brand.api, payment.id, { delayMs });
    const confirmed = await bookingReaches(brand.api, id, 'confirmed', { within: delayMs - 500 });
    expect(confirmed.latePayment).toBeNull();
    await allDelivered(database, payment.id, 1);
    expect(await noticesAbout(brand, id)).toEqual(['booking.confirmed']);
  });

  it('can be booked by somebody else at once', async () => {
    const booking = await expiredBooking();
    const other = await freshBrand(platform.api);
    expect((await askForSlot(other.api, gig.id, booking.start)).status).toBe(201);
  });
});
