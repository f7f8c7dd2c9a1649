import {
  type BookingView,
  type Person,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  freshInfluencer,
  publishedGig,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, noticesAbout, openPlatform, refused } from '../support';

const MINUTE_MS = 60_000;
/** Time enough to book and pay before the minute is over. */
const LEAST_LEAD_MS = 5_000;
const BEGINS_WITHIN_MS = 80_000;

/** Windows begin at full minutes, so this story lives through the end of one. */
describe('from the start of a booking to its completion', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let booking: BookingView;

  beforeAll(async () => {
    platform = openPlatform();
    [influencer, brand] = [await freshInfluencer(platform.api), await freshBrand(platform.api)];
    const gig = await publishedGig(influencer.api, { durationMinutes: 5, revisionsIncluded: 1 });
    booking = await confirmedBooking(brand.api, gig.id, await openSoonestMinute(influencer));
  });
  afterAll(() => platform.close());

  const act = ({ api }: Person, action: string, body: object = {}) =>
    api.post<BookingView>(`/bookings/${booking.id}/${action}`, body);
  const statusAfter = async (person: Person, action: string, body?: object) =>
    (await succeeded(act(person, action, body))).status;

  it('nothing can be delivered before the start', async () => {
    expect(await refused(act(influencer, 'deliver'))).toEqual([409, 'transition_not_allowed']);
  });

  it(
    'the work begins at its start by itself',
    async () => {
      const begun = await bookingReaches(brand.api, booking.id, 'in_progress', { within: BEGINS_WITHIN_MS });
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(begun.start));
    },
    BEGINS_WITHIN_MS + 5_000,
  );

  it('only its influencer delivers, and only its brand judges', async () => {
    expect(await refused(act(brand, 'deliver'))).toEqual([403, 'permission_denied']);
    expect(await statusAfter(influencer, 'deliver')).toBe('delivered');
    expect(await refused(act(influencer, 'complete'))).toEqual([403, 'permission_denied']);
  });

  it('the brand asks for as many revisions as the price includes', async () => {
    const wish = { reason: 'Please show the product in the first ten seconds.' };
    expect(await statusAfter(brand, 'request-revision', wish)).toBe('revision_requested');
    expect(await statusAfter(influencer, 'deliver')).toBe('delivered');
    expect(await refused(act(brand, 'request-revision', wish))).toEqual([422, 'rule_refused']);
  });

  it('the brand accepts, once', async () => {
    expect(await statusAfter(brand, 'complete')).toBe('completed');
    expect(await refused(act(brand, 'complete'))).toEqual([409, 'transition_not_allowed']);
    expect(await refused(act(brand, 'cancel'))).toEqual([409, 'transition_not_allowed']);
  });

  it('each side was told what it had to know', () =>
    eventually(async () => {
      expect((await noticesAbout(brand, booking.id)).sort()).toEqual([
        'booking.confirmed',
        'booking.delivered',
        'booking.delivered',
      ]);
      expect((await noticesAbout(influencer, booking.id)).sort()).toEqual([
        'booking.completed',
        'booking.confirmed',
        'booking.revision_requested',
      ]);
    }));

  it('a dispute may be raised until the booking is closed', async () => {
    expect(await succeeded(act(brand, 'dispute'))).toMatchObject({ status: 'completed', disputed: true });
  });
});

/** Opens five minutes from the next full minute on. */
async function openSoonestMinute({ api }: Person): Promise<string> {
  const start = Math.ceil((Date.now() + LEAST_LEAD_MS) / MINUTE_MS) * MINUTE_MS;
  const [date = '', time = ''] = localMinute(start);
  const windows = [{ start: time, end: localMinute(start + 5 * MINUTE_MS)[1] }];
  await succeeded(api.put('/availability/rules', { timezone: 'UTC', weekly: [] }));
  await succeeded(api.put(`/availability/overrides/${date}`, { windows }));
  return new Date(start).toISOString();
}

/** Date and time of day in UTC. */
const localMinute = (instant: number): string[] => new Date(instant).toISOString().slice(0, 16).split('T');
