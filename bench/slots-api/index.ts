import { everyDay, bookableInfluencer, dateIn, slotsOf } from '@noillin/testing';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { medianLatency } from '../harness/median-latency';
import { openApi } from '../harness/api';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { setting } from '../harness/settings';
import { storeBookings } from '../scale-bookings/store-bookings';
import { RawListing } from './raw-listing';

const DAYS = 14;
const BOOKED = 20;
const LISTINGS_PER_ROUND = 30;

/** One listing of two weeks after the other: `GET /gigs/:id/slots` / its database reads through the drivers. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const mongo = await MongoClient.connect(setting('MONGO_URI'));
  onEnd(() => mongo.close());
  const redis = new Redis(setting('REDIS_URL'));
  onEnd(() => redis.disconnect());
  const { gig, influencer } = await bookableInfluencer(api, { weekly: everyDay('09:00', '17:00') });
  await storeBookings(mongo.db(), {
    gigId: gig.id,
    influencerId: influencer.user.id,
    count: BOOKED,
    days: DAYS,
  });
  const raw = new RawListing(mongo.db(), redis, gig.id, influencer.user.id);
  const range = { from: dateIn(1), to: dateIn(DAYS) };
  const slots = await slotsOf(api, gig.id, DAYS - 1);
  if (slots.length < DAYS) throw new Error(`only ${slots.length} slots are listed`);
  await raw.requireCached(range);
  return compare({
    name: 'slots-api',
    target: { atMost: 1.3 },
    unit: 'ms',
    rounds: 15,
    ours: () => medianLatency(LISTINGS_PER_ROUND, () => slotsOf(api, gig.id, DAYS - 1)),
    bare: () => medianLatency(LISTINGS_PER_ROUND, () => raw.read(range)),
  });
});
