import {
  type ApiResponse,
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  dateIn,
  everyDay,
  freshBrand,
  heldBooking,
  publishedGig,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal, refused } from '../support';

describe('a start that cannot be booked', () => {
  let platform: PlatformUnderTest;
  let brand: Person;
  let influencer: Person;
  let gig: GigView;
  const day = dateIn(3);

  beforeAll(async () => {
    platform = openPlatform();
    brand = await freshBrand(platform.api);
    ({ influencer, gig } = await bookableInfluencer(platform.api, {
      weekly: everyDay('09:00', '17:00'),
      gig: { horizonDays: 10, minNoticeMinutes: 60 },
    }));
  });
  afterAll(() => platform.close());

  const ask = (start: string, gigId = gig.id): Promise<ApiResponse<BookingView>> =>
    askForSlot(brand.api, gigId, start);

  it.each([
    ['outside the open hours', `${day}T07:00:00.000Z`],
    ['that would end after closing time', `${day}T16:30:00.000Z`],
    ['between two slots', `${day}T09:07:00.000Z`],
    ['beyond the horizon', `${dateIn(20)}T09:00:00.000Z`],
    ['in the past', `${dateIn(-1)}T09:00:00.000Z`],
  ])('%s is refused with the reason', async (_, start) => {
    const { status, code, detail } = await refusal(ask(start));
    expect([status, code]).toEqual([422, 'slot_not_offered']);
    expect(detail).toMatch(/not offered: \S+/);
  });

  it('without notice enough is refused', async () => {
    const { gig: urgent } = await bookableInfluencer(platform.api, {
      gig: { minNoticeMinutes: 1440, slotStepMinutes: 5 },
    });
    const soon = new Date(Math.ceil(Date.now() / 300_000) * 300_000 + 600_000).toISOString();
    expect(await refused(ask(soon, urgent.id))).toEqual([422, 'slot_not_offered']);
  });

  it.each(['tomorrow', '2026-11-24', '2030-02-30T09:00:00Z', '2030-01-01T09:00:00', 1_900_000_000_000])(
    'that is no instant (%s) is malformed',
    async (start) => {
      const asking = brand.api.post('/bookings', { gigId: gig.id, start });
      expect(await refused(asking)).toEqual([400, 'validation_failed']);
    },
  );

  it('means the same instant in any offset', async () => {
    const booking = await succeeded(ask(`${day}T15:30:00+05:30`));
    expect(booking.start).toBe(`${day}T10:00:00.000Z`);
  });

  it('is taken for every gig of the influencer, for as long as it is held', async () => {
    const other = await publishedGig(influencer.api, { title: 'Another reel' });
    const { id } = await heldBooking(brand.api, gig.id, `${day}T13:00:00.000Z`);
    expect(await refused(ask(`${day}T13:00:00.000Z`, other.id))).toEqual([409, 'slot_taken']);
    await succeeded(brand.api.post(`/bookings/${id}/cancel`, {}));
    expect(await ask(`${day}T13:00:00.000Z`, other.id)).toMatchObject({ status: 201 });
  });

  it('touches its neighbours without harm', async () => {
    for (const hour of ['11', '12']) expect((await ask(`${day}T${hour}:00:00.000Z`)).status).toBe(201);
  });

  it('of a gig that does not exist is not found', async () => {
    const [slot] = await slotsOf(platform.api, gig.id);
    expect(await refused(ask(slot?.start ?? '', 'nobodys'))).toEqual([404, 'not_found']);
  });
});
