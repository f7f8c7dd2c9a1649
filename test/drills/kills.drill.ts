import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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
import {
  Database,
  type PlatformUnderTest,
  happenedOnce,
  isBack,
  kill,
  oneOf,
  openPlatform,
  persist,
  randomFrom,
  seeds,
  size,
} from '../support';

const SERVICES = ['core-api', 'worker', 'realtime'] as const;
/** About as long as a booking takes from the first request to the last mail. */
const JOB_MS = 900;
/** The supervisor waits longer after every crash; an orderly restart starts that count anew. */
const KILLS_IN_A_ROW = 6;

describe('kill -9 at any point of a booking', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each(seeds(6, 50))(
    'loses nothing and does nothing twice (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const [service, delay] = [oneOf(SERVICES, random), Math.floor(random() * JOB_MS)];
      if (seed % KILLS_IN_A_ROW === 0) await platform.control.restart(service);
      const { influencer, gig } = await bookableInfluencer(platform.api);
      const brand = await freshBrand(platform.api);
      const job = bookAndPay(brand, gig.id);
      await sleep(delay);
      const killed = await kill(platform.control, service);
      const { first, repeated } = await job;
      expect(repeated).toEqual(first);
      await isConfirmed(brand, first);
      await happenedOnce(platform, database, { booking: first, brand, influencer });
      expect(await database.count('bookings', { brandId: brand.user.id })).toBe(1);
      await isBack(platform.control, service, killed);
    },
    120_000,
  );

  it('leaves no outbox row, no open webhook and no lock behind', async () => {
    await eventually(async () => expect(await database.count('outbox')).toBe(0), { within: 30_000 });
    const open = { status: { $in: ['received', 'unresolved'] } };
    await eventually(async () => expect(await database.count('payment_webhooks', open)).toBe(0), {
      within: size(30_000, 240_000),
    });
  }, 300_000);
});

/** As a client would that never gives up: the same key again until there is an answer, and once more afterwards. */
async function bookAndPay(
  { api }: Person,
  gigId: string,
): Promise<{ first: BookingView; repeated: BookingView }> {
  const [slot] = (await persist(() => slotsIn(api, gigId))).body;
  const key = randomUUID();
  const ask = () => askForSlot(api, gigId, slot?.start ?? '', key);
  const first = (await persist(ask)).body;
  await persist(() => api.post(`/sandbox/payments/${first.payment.id}/succeed`));
  const { payment, ...repeated } = (await persist(ask)).body;
  return { first, repeated: { ...repeated, payment: { ...payment, status: first.payment.status } } };
}

async function slotsIn(api: Person['api'], gigId: string) {
  return { status: 200, headers: {}, body: await slotsOf(api, gigId) };
}

async function isConfirmed({ api }: Person, { id }: BookingView): Promise<void> {
  await eventually(
    async () => {
      const booking = await succeeded(api.get<BookingView>(`/bookings/${id}`));
      expect(booking.status).toBe('confirmed');
    },
    { within: 60_000, every: 200 },
  );
}
