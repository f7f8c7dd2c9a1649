import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BookingView,
  bookableInfluencer,
  bookingReaches,
  freshBrand,
  heldBooking,
  payInSandbox,
} from '@noillin/testing';
import { Database, type PlatformUnderTest, happenedOnce, isBack, kill, openPlatform } from '../support';

describe('when the worker is killed in the middle of the main job', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each([0, 250, 400])(
    'everything happens all the same, and once (%i ms after the payment)',
    async (milliseconds) => {
      const { influencer, gig } = await bookableInfluencer(platform.api);
      const brand = await freshBrand(platform.api);
      const booking: BookingView = await heldBooking(brand.api, gig.id);
      await payInSandbox(brand.api, booking.payment.id);
      await sleep(milliseconds);
      const killed = await kill(platform.control, 'worker');
      await bookingReaches(brand.api, booking.id, 'confirmed', { within: 60_000 });
      await happenedOnce(platform, database, { booking, brand, influencer });
      await isBack(platform.control, 'worker', killed);
    },
    120_000,
  );
});
