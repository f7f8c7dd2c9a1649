import { randomUUID } from 'node:crypto';
import {
  type BookingView,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  bookingReaches,
  eventually,
  freshBrand,
  heldBooking,
  payInSandbox,
  slotsOf,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  dependencyOf,
  happenedOnce,
  openPlatform,
  persist,
  refusal,
} from '../support';

describe('while Redis is down', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let gig: GigView;
  let brand: Person;
  let starts: string[];

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
  });
  beforeEach(async () => {
    ({ influencer, gig } = await bookableInfluencer(platform.api));
    brand = await freshBrand(platform.api);
    starts = (await slotsOf(platform.api, gig.id)).map(({ start }) => start);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each(['cut', 'hang'] as const)(
    'nobody books: 503 with when to come back, soon and without a trace (%s); then the same request works',
    async (failure) => {
      const key = randomUUID();
      const ask = () => askForSlot(brand.api, gig.id, starts[0] ?? '', key);
      await platform.control[failure]('redis');
      try {
        const began = Date.now();
        const problem = await refusal(ask());
        expect(problem).toMatchObject({ status: 503, code: 'dependency_unavailable' });
        expect(problem.retryAfter).toBeGreaterThanOrEqual(1);
        expect(Date.now() - began).toBeLessThan(5_000);
        expect(await database.count('bookings', { gigId: gig.id })).toBe(0);
        expect(await database.claimsOf(influencer.user.id)).toEqual([]);
      } finally {
        await platform.control.restore('redis');
      }
      const booked = await persist(ask);
      expect([booked.status, booked.body.start]).toEqual([201, starts[0]]);
      expect(await database.claimsOf(influencer.user.id)).toEqual([booked.body.id]);
    },
  );

  it('what needs no lock goes on: slots are shown, and a held booking is paid and confirmed', async () => {
    const booking: BookingView = await heldBooking(brand.api, gig.id);
    await platform.control.without('redis', async () => {
      expect((await slotsOf(platform.api, gig.id)).map(({ start }) => start)).not.toContain(booking.start);
      await payInSandbox(brand.api, booking.payment.id);
      await bookingReaches(brand.api, booking.id, 'confirmed');
    });
    await happenedOnce(platform, database, { booking, brand, influencer });
  });

  it('the platform stays ready for everything else, and operators see what is missing', async () => {
    await platform.control.without('redis', async () => {
      await eventually(async () => expect(await dependencyOf('core-api', 'redis')).not.toBe('up'));
      expect((await platform.api.get('/health/ready')).status).toBe(200);
    });
    await eventually(async () => expect(await dependencyOf('core-api', 'redis')).toBe('up'));
  });

  it('sockets stay, and are told again afterwards', async () => {
    const socket = await platform.connect(brand.accessToken);
    const key = randomUUID();
    await platform.control.without('redis', () => askForSlot(brand.api, gig.id, starts[0] ?? '', key));
    // Live messages are best effort: those sent before everybody is connected again are lost.
    for (const service of ['worker', 'realtime'] as const)
      await eventually(async () => expect(await dependencyOf(service, 'redis')).toBe('up'));
    const { id, payment } = (await persist(() => askForSlot(brand.api, gig.id, starts[0] ?? '', key))).body;
    await payInSandbox(brand.api, payment.id);
    await socket.waitFor('booking:updated', (update) => update.id === id && update.status === 'confirmed');
    expect(socket.socket.connected).toBe(true);
  });
});
