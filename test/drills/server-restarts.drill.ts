import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BookingView,
  type Person,
  type ServerName,
  askForSlot,
  bookableInfluencer,
  bookingReaches,
  freshBrand,
  slotsOf,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  happenedOnce,
  isOurs,
  openPlatform,
  persist,
  refusal,
  size,
} from '../support';

const SERVERS = (['mongo', 'redis', 'rabbitmq'] as const satisfies ServerName[]).filter(isOurs);
const DOWN_MS = size(500, 10_000);
const RECOVERS_WITHIN_MS = 15_000;

interface Deal {
  influencer: Person;
  brand: Person;
  gigId: string;
  start: string;
}

/** Asks under one key until there is an answer. */
async function book({ brand, gigId, start }: Deal): Promise<BookingView> {
  const key = randomUUID();
  return (await persist(() => askForSlot(brand.api, gigId, start, key))).body;
}

/** Servers that were given by URL are left alone: there may be none left to restart. */
(SERVERS.length > 0 ? describe : describe.skip)(
  'kill -9 of a backing server in the middle of a booking',
  () => {
    let platform: PlatformUnderTest;
    let database: Database;
    beforeAll(async () => {
      platform = openPlatform();
      database = await Database.open();
    });
    afterAll(() => Promise.all([platform.close(), database.close()]));

    const whileDown = async (server: ServerName, run: () => Promise<void>): Promise<number> => {
      await platform.control.actOnServer(server, 'kill');
      try {
        await run();
      } finally {
        await platform.control.actOnServer(server, 'start');
      }
      return Date.now();
    };
    it.each(SERVERS)(
      'loses nothing that was acknowledged and does nothing twice: %s',
      async (server) => {
        const [before, during, after] = [await newDeal(), await newDeal(), await newDeal()];
        const acknowledged = await book(before);
        let interrupted: Promise<BookingView> | undefined;
        const back = await whileDown(server, async () => {
          interrupted = book(during);
          await sleep(DOWN_MS);
        });
        const fresh = await book(after);
        expect(Date.now() - back).toBeLessThan(RECOVERS_WITHIN_MS);
        await isPaidOnce(before, acknowledged);
        await isPaidOnce(during, (await interrupted) as BookingView);
        await isPaidOnce(after, fresh);
      },
      180_000,
    );

    async function newDeal(): Promise<Deal> {
      const { influencer, gig } = await bookableInfluencer(platform.api);
      const [slot] = await slotsOf(platform.api, gig.id);
      return { influencer, brand: await freshBrand(platform.api), gigId: gig.id, start: slot?.start ?? '' };
    }

    async function isPaidOnce({ influencer, brand }: Deal, booking: BookingView): Promise<void> {
      expect(await database.claimsOf(influencer.user.id)).toEqual([booking.id]);
      await persist(() => brand.api.post(`/sandbox/payments/${booking.payment.id}/succeed`));
      await bookingReaches(brand.api, booking.id, 'confirmed', { within: 60_000 });
      await happenedOnce(platform, database, { booking, brand, influencer });
    }
  },
);

(isOurs('mongo') ? describe : describe.skip)('while the database is down', () => {
  it('every request is told so, as a problem, within seconds', async () => {
    const platform = openPlatform();
    const { api } = await freshBrand(platform.api);
    await platform.control.actOnServer('mongo', 'stop');
    try {
      const began = Date.now();
      const problem = await refusal(api.get('/bookings'));
      expect([problem.status, problem.code]).toEqual([503, 'dependency_unavailable']);
      expect(problem.retryAfter).toBeGreaterThanOrEqual(1);
      expect(Date.now() - began).toBeLessThan(6_000);
      expect((await platform.api.get('/health/ready')).status).toBe(503);
      expect((await platform.api.get('/health/live')).status).toBe(200);
    } finally {
      await platform.control.actOnServer('mongo', 'start');
    }
    const recovered = await persist(() => api.get('/bookings'));
    expect(recovered.status).toBe(200);
    await platform.close();
  });
});
