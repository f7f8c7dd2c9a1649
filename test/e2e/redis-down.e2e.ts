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
import { Database, type PlatformUnderTest, happenedOnce, openPlatform, persist, refusal } from '../support';

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

  it('the platform says that it is not ready, and afterwards that it is', async () => {
    await platform.control.without('redis', () =>
      eventually(async () => expect((await platform.api.get('/health/ready')).status).toBe(503)),
    );
    await eventually(async () => expect((await platform.api.get('/health/ready')).status).toBe(200));
  });

  it('sockets come back and are told again', async () => {
    const socket = await platform.connect(brand.accessToken);
    await platform.control.without('redis', async () => undefined);
    await persist(() => platform.api.get('/health/ready'));
    const { id, payment } = await heldBooking(brand.api, gig.id);
    await payInSandbox(brand.api, payment.id);
    await socket.waitFor('booking:updated', (update) => update.id === id && update.status === 'confirmed');
  });
});
