import {
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  eventually,
  freshBrand,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { Database, type PlatformUnderTest, isBack, kill, openPlatform, size } from '../support';

const HOLD_SECONDS = 4;
const GRACE_MS = 5_000;
const HOLDS = size(20, 100);

interface Transition {
  to: string;
  at: Date;
}

describe('holds that run out', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brand: Person;
  let offers: { influencer: Person; gig: GigView }[];

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    await platform.control.restart('core-api', { HOLD_SECONDS: String(HOLD_SECONDS) });
  });
  beforeEach(async () => {
    brand = await freshBrand(platform.api);
    offers = [];
  });
  afterAll(async () => {
    await platform.control.restart('core-api');
    await Promise.all([platform.close(), database.close()]);
  });

  /** So many holds, at most ten per influencer. */
  const hold = async (count: number): Promise<BookingView[]> => {
    const wanted: { gigId: string; start: string }[] = [];
    while (wanted.length < count) {
      const offer = await bookableInfluencer(platform.api);
      const slots = (await slotsOf(platform.api, offer.gig.id)).slice(0, Math.min(10, count - wanted.length));
      wanted.push(...slots.map(({ start }) => ({ gigId: offer.gig.id, start })));
      offers.push(offer);
    }
    return Promise.all(wanted.map(({ gigId, start }) => succeeded(askForSlot(brand.api, gigId, start))));
  };
  const allIsFree = async (): Promise<void> => {
    for (const { influencer } of offers) expect(await database.claimsOf(influencer.user.id)).toEqual([]);
  };
  const allExpired = async (holds: readonly BookingView[], within: number): Promise<number[]> => {
    const ids = { _id: { $in: holds.map(({ id }) => id) } };
    await eventually(
      async () => expect(await database.count('bookings', { ...ids, status: 'expired' })).toBe(holds.length),
      { within },
    );
    const rows = await database.find<{ history: Transition[]; holdExpiresAt: Date }>('bookings', ids);
    return rows.map(({ history, holdExpiresAt }) => {
      const expired = history.find(({ to }) => to === 'expired');
      return (expired?.at.getTime() ?? 0) - holdExpiresAt.getTime();
    });
  };

  it(`end within ${GRACE_MS} ms, ${HOLDS} at once, and give all time back`, async () => {
    const lateness = await allExpired(await hold(HOLDS), 60_000);
    expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateness)).toBeLessThanOrEqual(GRACE_MS);
    await allIsFree();
  }, 120_000);

  it('end also when the worker is killed as they do', async () => {
    const holds = await hold(5);
    const killed = await kill(platform.control, 'worker');
    await isBack(platform.control, 'worker', killed);
    await allExpired(holds, 30_000);
    await allIsFree();
  }, 90_000);
});
