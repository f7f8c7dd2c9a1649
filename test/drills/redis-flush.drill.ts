import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import {
  type BookingView,
  askForSlot,
  bookableInfluencer,
  confirmedBooking,
  freshBrand,
  slotsOf,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  conversationWith,
  crowdOfBrands,
  openPlatform,
  say,
  seeds,
  setting,
  size,
} from '../support';

/** Redis holds nothing that cannot be rebuilt; the database is the truth even when every lock is lost. */
describe('Redis flushed in the middle of bookings', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let redis: Redis;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    redis = new Redis(setting('REDIS_URL'));
  });
  afterAll(async () => {
    redis.disconnect();
    await Promise.all([platform.close(), database.close()]);
  });

  it.each(seeds(3, 20))('gives a slot to one at most (round %i)', async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brands = await crowdOfBrands(platform.api, 8);
    const start = (await slotsOf(platform.api, gig.id))[0]?.start ?? '';
    const flushing = flushOften(redis, size(40, 100));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        askForSlot((brands[index % 8] ?? influencer).api, gig.id, start),
      ),
    );
    await flushing;
    const booked = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(booked).toHaveLength(1);
    expect(await database.claimsOf(influencer.user.id)).toEqual(booked);
  });

  it('loses no booking, no message and no notification', async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brand = await freshBrand(platform.api);
    const [here, there] = [
      await platform.connect(brand.accessToken),
      await platform.connect(influencer.accessToken),
    ];
    await redis.flushdb();
    const booking: BookingView = await confirmedBooking(brand.api, gig.id);
    await there.waitFor('notification:new', ({ data }) => data['bookingId'] === booking.id);
    await redis.flushdb();
    const { id } = await conversationWith(brand, influencer);
    const sent = await say(here, id, 'still live');
    expect(await there.waitFor('chat:message', (message) => message.id === sent.id)).toEqual(sent);
  });
});

/** Empties Redis again and again while bookings run. */
async function flushOften(redis: Redis, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await redis.flushdb();
    await sleep(10);
  }
}
