import {
  type GigView,
  type Person,
  type SlotView,
  dateIn,
  everyDay,
  freshInfluencer,
  openWeek,
  publishedGig,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

describe('free time', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let gig: GigView;
  /** Far enough ahead that notice and the present day play no part. */
  const day = dateIn(5);

  beforeAll(async () => {
    platform = openPlatform();
    influencer = await freshInfluencer(platform.api);
    gig = await publishedGig(influencer.api, { durationMinutes: 60 });
  });
  beforeEach(() => openWeek(influencer.api, 'UTC', everyDay('09:00', '12:00')));
  afterAll(() => platform.close());

  const startsOn = async (date: string, ofGig = gig): Promise<string[]> => {
    const query = { from: date, to: date };
    const path = `/gigs/${ofGig.id}/slots`;
    const { items } = await succeeded(platform.api.get<{ items: SlotView[] }>(path, { query }));
    return items.map(({ start }) => start);
  };

  it('comes of weekly rules, cut into slots', async () => {
    const rules = await succeeded(influencer.api.get('/availability/rules'));
    expect(rules).toEqual({ timezone: 'UTC', weekly: everyDay('09:00', '12:00') });
    expect(await startsOn(day)).toEqual(['09', '10', '11'].map((hour) => `${day}T${hour}:00:00.000Z`));
  });

  it("is counted in the influencer's time zone", async () => {
    await openWeek(influencer.api, 'Asia/Kolkata', everyDay('09:00', '11:00'));
    expect(await startsOn(day)).toEqual([`${day}T03:30:00.000Z`, `${day}T04:30:00.000Z`]);
  });

  it('is replaced for one day by an override, and closed by an empty one', async () => {
    const override = `/availability/overrides/${day}`;
    await succeeded(influencer.api.put(override, { windows: [{ start: '15:30', end: '16:30' }] }));
    expect(await startsOn(day)).toEqual([`${day}T15:30:00.000Z`]);
    await succeeded(influencer.api.put(override, { windows: [], reason: 'Wedding' }));
    expect(await startsOn(day)).toEqual([]);
    expect(await startsOn(dateIn(6))).toHaveLength(3);
    await succeeded(influencer.api.delete(override));
    expect(await startsOn(day)).toHaveLength(3);
  });

  it('lists its overrides, reasons only for the influencer', async () => {
    await succeeded(influencer.api.put(`/availability/overrides/${day}`, { windows: [], reason: 'Wedding' }));
    const query = { from: day, to: day };
    const list = await succeeded(influencer.api.get('/availability/overrides', { query }));
    expect(list).toMatchObject({ items: [{ date: day, windows: [], reason: 'Wedding' }] });
    expect(await refused(platform.api.get('/availability/overrides', { query }))).toEqual([
      401,
      'token_missing',
    ]);
    await succeeded(influencer.api.delete(`/availability/overrides/${day}`));
  });

  it('keeps the buffers of a gig clear', async () => {
    const buffered = await publishedGig(influencer.api, { bufferAfterMinutes: 60, slotStepMinutes: 30 });
    expect(await startsOn(day, buffered)).toEqual(
      ['09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => `${day}T${time}:00.000Z`),
    );
  });

  it.each([
    ['an unknown time zone', { timezone: 'Mars/Olympus', weekly: everyDay() }],
    [
      'a window that ends before it starts',
      { timezone: 'UTC', weekly: [{ weekday: 1, start: '9am', end: '10' }] },
    ],
    ['an eighth day', { timezone: 'UTC', weekly: [{ weekday: 8, start: '09:00', end: '10:00' }] }],
  ])('does not come of %s', async (_, rules) => {
    expect(await refused(influencer.api.put('/availability/rules', rules))).toEqual([
      400,
      'validation_failed',
    ]);
  });
});
