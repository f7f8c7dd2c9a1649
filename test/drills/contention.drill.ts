import { type Person, askForSlot, bookableInfluencer, freshBrand, slotsOf } from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  crowdOfBrands,
  oneOf,
  openPlatform,
  outcomes,
  randomFrom,
  size,
} from '../support';

const CONTENDERS = size(100, 1000);

describe('bookings at once', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brands: Person[];
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    brands = await crowdOfBrands(platform.api, 10);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const brandAt = (index: number) => (brands[index % brands.length] as Person).api;

  it(`${CONTENDERS} of one slot have one winner`, async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const start = (await slotsOf(platform.api, gig.id))[0]?.start ?? '';
    const asking = Array.from({ length: CONTENDERS }, (_, index) =>
      askForSlot(brandAt(index), gig.id, start),
    );
    expect(outcomes(await Promise.all(asking))).toEqual({ '201': 1, '409 slot_taken': CONTENDERS - 1 });
    expect(await database.claimsOf(influencer.user.id)).toHaveLength(1);
  }, 180_000);

  it(`${CONTENDERS} of overlapping slots never overlap`, async () => {
    const random = randomFrom(7);
    const { influencer, gig } = await bookableInfluencer(platform.api, { gig: { slotStepMinutes: 15 } });
    const starts = (await slotsOf(platform.api, gig.id)).slice(0, 40).map(({ start }) => start);
    const asking = Array.from({ length: CONTENDERS }, (_, index) =>
      askForSlot(brandAt(index), gig.id, oneOf(starts, random)),
    );
    const answers = await Promise.all(asking);
    const { '201': booked = 0, ...refusals } = outcomes(answers);
    expect(refusals).toEqual({ '409 slot_taken': CONTENDERS - booked });
    const times = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Date.parse(body.start))
      .sort((one, other) => one - other);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(gig.durationMinutes * 60_000);
    expect(new Set(await database.claimsOf(influencer.user.id)).size).toBe(booked);
  }, 180_000);

  it('of one brand that clicks twice without a key are refused like anybody’s', async () => {
    const { gig } = await bookableInfluencer(platform.api);
    const start = (await slotsOf(platform.api, gig.id))[0]?.start ?? '';
    const { api } = await freshBrand(platform.api);
    const click = () => api.post('/bookings', { gigId: gig.id, start });
    expect(outcomes(await Promise.all([click(), click()]))).toEqual({ '201': 1, '409 slot_taken': 1 });
  });
});
