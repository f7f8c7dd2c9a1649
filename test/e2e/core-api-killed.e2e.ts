import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  bookingReaches,
  freshBrand,
  heldBooking,
  payInSandbox,
  slotsOf,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  happenedOnce,
  isBack,
  kill,
  openPlatform,
  persist,
} from '../support';

describe('when core-api is killed in the middle of the main job', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let gig: GigView;
  let brand: Person;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  beforeEach(async () => {
    ({ influencer, gig } = await bookableInfluencer(platform.api));
    brand = await freshBrand(platform.api);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each([2, 15])(
    'a client that asks again with its key gets one booking (killed after %i ms)',
    async (milliseconds) => {
      const [slot] = await slotsOf(platform.api, gig.id);
      const key = randomUUID();
      const asking = persist(() => askForSlot(brand.api, gig.id, slot?.start ?? '', key));
      await sleep(milliseconds);
      const killed = await kill(platform.control, 'core-api');
      const { status, body: booking } = await asking;
      await isBack(platform.control, 'core-api', killed);
      expect([status, booking.status]).toEqual([201, 'held']);
      expect(await database.claimsOf(influencer.user.id)).toEqual([booking.id]);
      expect(await database.count('bookings', { brandId: brand.user.id })).toBe(1);
      await payInSandbox(brand.api, booking.payment.id);
      await bookingReaches(brand.api, booking.id, 'confirmed');
      await happenedOnce(platform, database, { booking, brand, influencer });
    },
    120_000,
  );

  it('a payment whose webhook finds nobody arrives later, and counts once', async () => {
    const booking = await heldBooking(brand.api, gig.id);
    await payInSandbox(brand.api, booking.payment.id, { delayMs: 300, times: 3 });
    await sleep(250);
    const killed = await kill(platform.control, 'core-api');
    await isBack(platform.control, 'core-api', killed);
    await bookingReaches(brand.api, booking.id, 'confirmed', { within: 60_000 });
    await happenedOnce(platform, database, { booking, brand, influencer });
  }, 120_000);
});
