import {
  type BookingView,
  type GigView,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, noticesAbout, openPlatform, refused } from '../support';

describe('moving a booking to another time', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gig: GigView;

  beforeAll(async () => {
    platform = openPlatform();
    const strict = { cancellationPolicy: { name: 'strict' } };
    ({ influencer, gig } = await bookableInfluencer(platform.api, { gig: strict }));
    brand = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  const reschedule = ({ api }: Person, { id }: BookingView, how = '', body: object = {}) =>
    api.post<BookingView>(`/bookings/${id}/reschedule${how}`, body);
  const starts = async () => (await slotsOf(platform.api, gig.id, 5)).map(({ start }) => start);

  it('needs the other side, and gives back the old time for the new one', async () => {
    const booking = await confirmedBooking(brand.api, gig.id);
    const start = (await starts()).at(-1) ?? '';
    const proposed = await succeeded(reschedule(brand, booking, '', { start, reason: 'Later, please.' }));
    expect(proposed.start).toBe(booking.start);
    expect(await refused(reschedule(brand, booking, '/accept'))).toEqual([409, 'proposal_not_open']);
    expect((await succeeded(reschedule(influencer, booking, '/accept'))).start).toBe(start);
    const free = await starts();
    expect([free.includes(booking.start), free.includes(start)]).toEqual([true, false]);
    await eventually(async () =>
      expect(await noticesAbout(brand, booking.id)).toContain('booking.rescheduled'),
    );
  });

  it('stays when the other side declines', async () => {
    const booking = await confirmedBooking(brand.api, gig.id);
    const start = (await starts()).at(-1) ?? '';
    await succeeded(reschedule(influencer, booking, '', { start }));
    expect((await succeeded(reschedule(brand, booking, '/decline'))).start).toBe(booking.start);
    expect(await refused(reschedule(brand, booking, '/accept'))).toEqual([409, 'proposal_not_open']);
  });

  it.each([
    ['a time that is not offered', { start: '2020-01-01T00:00:00Z' }, 422, 'slot_not_offered'],
    ['no instant', { start: 'tomorrow' }, 400, 'validation_failed'],
  ])('is refused for %s', async (_name, body, status, code) => {
    const booking = await confirmedBooking(brand.api, gig.id);
    expect(await refused(reschedule(brand, booking, '', body))).toEqual([status, code]);
  });

  it('is not possible to a taken time, nor by strangers', async () => {
    const booking = await confirmedBooking(brand.api, gig.id);
    const other = await confirmedBooking((await freshBrand(platform.api)).api, gig.id);
    expect(await refused(reschedule(brand, booking, '', { start: other.start }))).toEqual([
      409,
      'slot_taken',
    ]);
    const stranger = await freshBrand(platform.api);
    expect(await refused(reschedule(stranger, booking, '', { start: other.start }))).toEqual([
      404,
      'not_found',
    ]);
  });
});
