import { askForSlot, succeeded } from '@noillin/testing';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { openApi } from '../harness/api';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { setting } from '../harness/settings';
import { medianLatency } from '../harness/median-latency';
import { bookableGig } from '../harness/slots';

import { RawBooking } from './raw-booking';
import { readTemplates } from './templates';

const BOOKINGS_PER_ROUND = 15;

/** One booking after the other, each of a free slot: `POST /bookings` / its Redis and MongoDB operations through the drivers. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const mongo = await MongoClient.connect(setting('MONGO_URI'));
  onEnd(() => mongo.close());
  const redis = new Redis(setting('REDIS_URL'));
  onEnd(() => redis.disconnect());
  const { gig, brand, starts } = await bookableGig(api);
  const nextStart = (): string => {
    const start = starts.shift();
    if (!start) throw new Error('All slots are booked');
    return start;
  };
  const book = () => succeeded(askForSlot(brand.api, gig.id, nextStart()));
  const model = await book();
  const raw = new RawBooking(mongo.db(), redis, await readTemplates(mongo.db(), model.id));
  return compare({
    name: 'book-uncontended',
    target: { atMost: 1.4 },
    unit: 'ms',
    rounds: 15,
    ours: () => medianLatency(BOOKINGS_PER_ROUND, book),
    bare: () => medianLatency(BOOKINGS_PER_ROUND, () => raw.book(Date.parse(nextStart()))),
  });
});
