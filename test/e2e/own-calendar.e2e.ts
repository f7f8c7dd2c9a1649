import {
  type GigView,
  type Person,
  type SlotView,
  bookableInfluencer,
  dateIn,
  everyDay,
  freshBrand,
  heldBooking,
  publishedGig,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

interface Explanation {
  offered: boolean;
  reason: string | null;
  by: string | null;
  memberId: string | null;
}

interface CalendarSpan {
  start: string;
  state: string;
  by: string;
  reason: string | null;
  bookingId: string | null;
}

describe("an influencer's calendar", () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gig: GigView;
  const day = dateIn(5);

  beforeAll(async () => {
    platform = openPlatform();
    brand = await freshBrand(platform.api);
  });
  beforeEach(async () => {
    const weekly = everyDay('09:00', '12:00');
    ({ influencer, gig } = await bookableInfluencer(platform.api, { weekly }));
  });
  afterAll(() => platform.close());

  const startsOf = async (from: string, to: string, of = gig): Promise<string[]> => {
    const slots = platform.api.get<{ items: SlotView[] }>(`/gigs/${of.id}/slots`, { query: { from, to } });
    return (await succeeded(slots)).items.map(({ start }) => start);
  };
  const explain = (start: string, of = gig): Promise<Explanation> =>
    succeeded(platform.api.get<Explanation>(`/gigs/${of.id}/slots/explain`, { query: { start } }));

  it('is closed for holidays in one request, and opened again in another', async () => {
    const [from, to] = [dateIn(5), dateIn(7)];
    const holidays = { from, to, windows: [], reason: 'Holidays' };
    await succeeded(influencer.api.put('/availability/overrides', holidays));
    expect(await startsOf(from, to)).toEqual([]);
    expect(await startsOf(dateIn(8), dateIn(8))).toHaveLength(3);
    expect(await explain(`${day}T09:00:00.000Z`)).toMatchObject({
      ...{ offered: false, reason: 'closed', by: 'override', memberId: influencer.user.id },
    });
    await succeeded(influencer.api.delete(`/availability/overrides?from=${from}&to=${to}`));
    expect(await startsOf(from, to)).toHaveLength(9);
  });

  it('says why a start is not offered, and not who booked what', async () => {
    const { id } = await heldBooking(brand.api, gig.id, `${day}T10:00:00.000Z`);
    expect(await explain(`${day}T09:00:00.000Z`)).toMatchObject({ offered: true, reason: null });
    const taken = await explain(`${day}T10:00:00.000Z`);
    expect(taken).toMatchObject({ offered: false, reason: 'busy' });
    expect(JSON.stringify(taken)).not.toMatch(new RegExp(`${id}|${brand.user.id}`));
    expect(await explain(`${day}T08:00:00.000Z`)).toMatchObject({ reason: 'closed', by: 'rule' });
    expect(await explain(`${day}T09:10:00.000Z`)).toMatchObject({ reason: 'not_aligned' });
    expect(await explain(`${dateIn(300)}T09:00:00.000Z`)).toMatchObject({ reason: 'horizon' });
  });

  it('shows what is open, closed and held to its owner only', async () => {
    const { id } = await heldBooking(brand.api, gig.id, `${day}T10:00:00.000Z`);
    const query = { from: day, to: day };
    const calendar = influencer.api.get<{ items: CalendarSpan[] }>('/availability/calendar', { query });
    const { items } = await succeeded(calendar);
    expect(items.map(({ start, state, bookingId }) => [start.slice(11, 16), state, bookingId])).toEqual([
      ['00:00', 'closed', null],
      ['09:00', 'open', null],
      ['10:00', 'held', id],
      ['11:00', 'open', null],
      ['12:00', 'closed', null],
    ]);
    expect(await refused(brand.api.get('/availability/calendar', { query }))).toEqual([
      403,
      'permission_denied',
    ]);
  });

  it('takes no more bookings of a gig in a day than the gig allows', async () => {
    const limited = await publishedGig(influencer.api, { maxBookingsPerDay: 1 });
    await heldBooking(brand.api, limited.id, `${day}T09:00:00.000Z`);
    expect(await startsOf(day, day, limited)).toEqual([]);
    expect(await explain(`${day}T11:00:00.000Z`, limited)).toMatchObject({ reason: 'limit' });
    expect(await startsOf(day, day)).toHaveLength(2);
    expect(await startsOf(dateIn(6), dateIn(6), limited)).toHaveLength(3);
  });

  it('is shown for 92 days at once, and for no more', async () => {
    expect((await startsOf(dateIn(1), dateIn(92))).length).toBeGreaterThan(50);
    const tooLong = { query: { from: dateIn(1), to: dateIn(94) } };
    for (const path of [`/gigs/${gig.id}/slots`, '/availability/calendar']) {
      expect(await refused(influencer.api.get(path, tooLong))).toEqual([422, 'range_too_long']);
    }
  });
});
