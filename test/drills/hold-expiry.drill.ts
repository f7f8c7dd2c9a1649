import {
  type BookingView,
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
const HOLDS = size(20, 200);

interface Transition {
  to: string;
  at: Date;
}

describe('holds that run out', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let brand: Person;
  let gigId: string;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    await platform.control.restart('core-api', { HOLD_SECONDS: String(HOLD_SECONDS) });
  });
  beforeEach(async () => {
    const offer = await bookableInfluencer(platform.api);
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
  });
  afterAll(async () => {
    await platform.control.restart('core-api');
    await Promise.all([platform.close(), database.close()]);
  });

  const hold = async (count: number): Promise<BookingView[]> => {
    const slots = (await slotsOf(platform.api, gigId, 20)).slice(0, count);
    return Promise.all(slots.map(({ start }) => succeeded(askForSlot(brand.api, gigId, start))));
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
    expect(await database.claimsOf(influencer.user.id)).toEqual([]);
  }, 120_000);

  it('end also when the worker is killed as they do', async () => {
    const holds = await hold(5);
    const killed = await kill(platform.control, 'worker');
    await isBack(platform.control, 'worker', killed);
    await allExpired(holds, 30_000);
    expect(await database.claimsOf(influencer.user.id)).toEqual([]);
  }, 90_000);
});
