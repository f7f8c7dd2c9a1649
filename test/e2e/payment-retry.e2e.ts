import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
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
  noticesAbout,
  openPlatform,
  paymentReaches,
  refused,
} from '../support';

describe('a payment that fails', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brand: Person;
  let booking: BookingView;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    const { gig } = await bookableInfluencer(platform.api);
    brand = await freshBrand(platform.api);
    booking = await heldBooking(brand.api, gig.id);
    await succeeded(fail());
    await paymentReaches(brand.api, booking.payment.id, 'failed');
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const fail = () => brand.api.post(`/sandbox/payments/${booking.payment.id}/fail`);

  it('leaves the hold as it is, for nobody else to take', async () => {
    const now = await succeeded(brand.api.get<BookingView>(`/bookings/${booking.id}`));
    expect([now.status, now.holdExpiresAt]).toEqual(['held', booking.holdExpiresAt]);
    expect((await slotsOf(platform.api, booking.gigId)).map(({ start }) => start)).not.toContain(
      booking.start,
    );
  });

  it('is told to the brand, and by mail', async () => {
    await eventually(async () => expect(await noticesAbout(brand, booking.id)).toEqual(['payment.failed']));
    await platform.mailbox.waitFor(brand.email, /Payment failed/);
  });

  it('can be tried again on the same hold and confirms it', async () => {
    await payInSandbox(brand.api, booking.payment.id);
    const confirmed = await bookingReaches(brand.api, booking.id, 'confirmed');
    expect(confirmed.payment).toMatchObject({ id: booking.payment.id, status: 'succeeded' });
    expect(await database.count('payments', { bookingId: booking.id })).toBe(1);
  });

  it('cannot fail any more once it has succeeded', async () => {
    expect(await refused(fail())).toEqual([409, 'payment_not_payable']);
  });
});
