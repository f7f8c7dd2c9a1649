import { askForSlot, slotsOf, succeeded, type ApiClient } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { MongoClient } from 'mongodb';
import { medianLatency } from '../harness/median-latency';
import { openApi } from '../harness/api';
import { compare, type Side } from '../harness/compare';
import { run } from '../harness/run';
import { setting } from '../harness/settings';
import { bookableGig } from '../harness/slots';
import { storeBookings } from './store-bookings';

const DAYS = 80;
const FEW = 80;
const MANY = 10 * FEW;
/** Everybody else's, which both sides have beside their own. */
const OTHERS = { influencers: 20, bookings: 800 };
const PER_ROUND = 10;
const LISTED_DAYS = 13;

/** Lists two weeks and books, again and again, for an influencer with that many bookings ahead. */
async function sideOf(api: ApiClient, mongo: MongoClient, stored: number): Promise<Side> {
  const { gig, influencer, brand, starts } = await bookableGig(api);
  const ids = { gigId: gig.id, influencerId: influencer.user.id };
  await storeBookings(mongo.db(), { ...ids, count: stored, days: DAYS });
  const listAndBook = async (): Promise<void> => {
    await slotsOf(api, gig.id, LISTED_DAYS);
    const start = starts.shift();
    if (!start) throw new Error('All slots are booked');
    await succeeded(askForSlot(brand.api, gig.id, start));
  };
  return () => medianLatency(PER_ROUND, listAndBook);
}

/** Slots and booking of an influencer with ten times as many stored bookings / of one with few. */
run(async (onEnd) => {
  const api = openApi();
  onEnd(() => api.close());
  const mongo = await MongoClient.connect(setting('MONGO_URI'));
  onEnd(() => mongo.close());
  for (let i = 0; i < OTHERS.influencers; i += 1) {
    const ids = { gigId: newId(), influencerId: newId() };
    await storeBookings(mongo.db(), { ...ids, count: OTHERS.bookings, days: DAYS });
  }
  const many = await sideOf(api, mongo, MANY);
  const few = await sideOf(api, mongo, FEW);
  return compare({
    name: 'scale-bookings',
    target: { atMost: 1.2 },
    unit: 'ms',
    rounds: 15,
    ours: many,
    bare: few,
  });
});
