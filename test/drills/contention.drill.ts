import {
  type ApiClient,
  type GigView,
  type Person,
  askForSlot,
  bookableInfluencer,
  freshBrand,
  freshInfluencer,
  draftGig,
  openWeek,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  crowdOfBrands,
  oneOf,
  openPlatform,
  outcomes,
  randomFrom,
  seeds,
  size,
} from '../support';

const CONTENDERS = size(100, 1000);
const MEMBERS = 5;

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
    const { '201': booked = 0, '409 slot_taken': taken = 0 } = outcomes(answers);
    expect(booked + taken).toBe(CONTENDERS);
    const times = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Date.parse(body.start))
      .sort((one, other) => one - other);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(gig.durationMinutes * 60_000);
    expect(new Set(await database.claimsOf(influencer.user.id)).size).toBe(booked);
  }, 180_000);

  it.each(seeds(4, 50))(
    'of two groups with the same members in opposite order: one wins whole, the other claims nobody (round %i)',
    async () => {
      const members = await Promise.all(Array.from({ length: MEMBERS }, () => freshInfluencer(platform.api)));
      await Promise.all(members.map(({ api }) => openWeek(api)));
      const [first, last] = [members[0] as Person, members[MEMBERS - 1] as Person];
      const gigs = [await publishedGroup(first, members), await publishedGroup(last, [...members].reverse())];
      const start = (await slotsOf(platform.api, gigs[0]?.id ?? ''))[0]?.start ?? '';
      const answers = await Promise.all(gigs.map(({ id }, index) => askForSlot(brandAt(index), id, start)));
      expect(outcomes(answers)).toEqual({ '201': 1, '409 slot_taken': 1 });
      const winner = answers.find(({ status }) => status === 201)?.body.id;
      for (const { user } of members) expect(await database.claimsOf(user.id)).toEqual([winner]);
    },
  );

  it('of one brand that clicks twice without a key are refused like anybody’s', async () => {
    const { gig } = await bookableInfluencer(platform.api);
    const start = (await slotsOf(platform.api, gig.id))[0]?.start ?? '';
    const { api } = await freshBrand(platform.api);
    const click = () => api.post('/bookings', { gigId: gig.id, start });
    expect(outcomes(await Promise.all([click(), click()]))).toEqual({ '201': 1, '409 slot_taken': 1 });
  });
});

/** A group gig of equal shares that every member has accepted. */
async function publishedGroup(owner: Person, members: readonly Person[]): Promise<GigView> {
  const shares = members.map(({ user }) => ({ influencerId: user.id, shareBps: 10_000 / MEMBERS }));
  const { id } = await draftGig(owner.api, { type: 'group', members: shares });
  const others: ApiClient[] = members.filter((member) => member !== owner).map(({ api }) => api);
  for (const api of others) await succeeded(api.post(`/gigs/${id}/members/me/accept`));
  return succeeded(owner.api.post<GigView>(`/gigs/${id}/publish`));
}
