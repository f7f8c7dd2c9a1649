import {
  type BookingView,
  type GigView,
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
import { type PlatformUnderTest, noticesAbout, openPlatform, paymentReaches, refused } from '../support';

/** The money of a request is only reserved until the influencer has accepted. */
describe('booking by request', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gig: GigView;

  beforeAll(async () => {
    platform = openPlatform();
    ({ influencer, gig } = await bookableInfluencer(platform.api, { gig: { bookingMode: 'request' } }));
    brand = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  const answer = ({ api }: Person, { id }: BookingView, how: 'accept' | 'decline', body: object = {}) =>
    api.post<BookingView>(`/bookings/${id}/${how}`, body);
  const requested = async (): Promise<BookingView> => {
    const held = await heldBooking(brand.api, gig.id);
    await payInSandbox(brand.api, held.payment.id);
    return bookingReaches(brand.api, held.id, 'requested');
  };

  it('is confirmed once the influencer has accepted and the money has come', async () => {
    const booking = await requested();
    expect(booking.payment.status).toBe('authorised');
    expect(await refused(answer(brand, booking, 'accept'))).toEqual([403, 'permission_denied']);
    expect((await succeeded(answer(influencer, booking, 'accept'))).status).toBe('accepted');
    const confirmed = await bookingReaches(brand.api, booking.id, 'confirmed');
    expect(confirmed.payment.status).toBe('succeeded');
    expect(await refused(answer(influencer, booking, 'decline'))).toEqual([409, 'transition_not_allowed']);
    await eventually(async () => {
      expect((await noticesAbout(influencer, booking.id)).sort()).toEqual([
        'booking.confirmed',
        'booking.requested',
      ]);
    });
  });

  it('takes no money when the influencer declines, and the time is free again', async () => {
    const booking = await requested();
    await succeeded(answer(influencer, booking, 'decline', { reason: 'I am travelling that week.' }));
    await paymentReaches(brand.api, booking.payment.id, 'voided');
    expect((await slotsOf(platform.api, gig.id)).map(({ start }) => start)).toContain(booking.start);
    await eventually(async () => expect(await noticesAbout(brand, booking.id)).toContain('booking.declined'));
  });

  it('takes no money when the brand withdraws its request', async () => {
    const booking = await requested();
    await succeeded(brand.api.post(`/bookings/${booking.id}/cancel`, {}));
    await paymentReaches(brand.api, booking.payment.id, 'voided');
  });

  it('is nobody else’s to answer', async () => {
    const booking = await requested();
    const { influencer: stranger } = await bookableInfluencer(platform.api);
    expect(await refused(answer(stranger, booking, 'accept'))).toEqual([404, 'not_found']);
    expect(await refused(answer(stranger, booking, 'decline'))).toEqual([404, 'not_found']);
  });
});
