import { type Money } from '@noillin/contracts';
import {
  type GigView,
  type Person,
  bookableInfluencer,
  dateIn,
  everyDay,
  freshBrand,
  freshInfluencer,
  heldBooking,
  openWeek,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal, refused } from '../support';

interface WindowView {
  start: string;
  end: string;
  memberIds: string[];
  score: number;
  parts: Record<string, number>;
}
interface ChangeView {
  kind: string;
  memberId: string;
  date: string;
  start: string;
  end: string;
}
interface OptimumView {
  windows: WindowView[];
  weights: Record<string, number>;
  proposals: { start: string; cost: number; changes: ChangeView[] }[];
  substitutes: { gigId: string; price: Money; priceDifference: number; start: string; score: number }[];
  complete: boolean;
}

const DAY = dateIn(3);
const ONE_DAY = { from: DAY, to: DAY };
const at = (time: string): string => `${DAY}T${time}:00.000Z`;

describe('the best window', () => {
  let platform: PlatformUnderTest;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    brand = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  const optimize = (gigId: string, wishes: object = ONE_DAY) =>
    brand.api.post<OptimumView>(`/gigs/${gigId}/slots/optimize`, wishes);

  /** Open from nine to noon, and sold for an hour. */
  const single = (gig: object = {}) =>
    bookableInfluencer(platform.api, { gig, weekly: everyDay('09:00', '12:00') });

  it('comes first, with the parts of its score', async () => {
    const { gig, influencer } = await single();
    const { windows, weights, complete, ...rest } = await succeeded(optimize(gig.id));
    expect(complete).toBe(true);
    expect(rest).toEqual({ proposals: [], substitutes: [] });
    expect(windows.map(({ start }) => start)).toEqual(['09:00', '11:00', '10:00'].map(at));
    expect(windows[0]).toMatchObject({
      memberIds: [influencer.user.id],
      parts: { members: 1, compactness: 1 },
    });
    expect(Object.values(weights).reduce((sum, weight) => sum + weight)).toBeCloseTo(1);
    for (const { score, parts } of windows) {
      const sum = Object.entries(parts).reduce(
        (total, [name, part]) => total + part * (weights[name] ?? 0),
        0,
      );
      expect(score).toBeCloseTo(sum);
    }
  });

  it('can be booked, and is another one after that', async () => {
    const { gig } = await single();
    const [best] = (await succeeded(optimize(gig.id))).windows;
    await heldBooking(brand.api, gig.id, best?.start);
    const { windows } = await succeeded(optimize(gig.id));
    expect(windows.map(({ start }) => start)).not.toContain(best?.start);
  });

  it('lies in the preferred hours, of whatever zone', async () => {
    const { gig } = await single();
    const hours = { timezone: 'Asia/Kolkata', start: '16:30', end: '17:30' };
    const preferring = (only: boolean) =>
      optimize(gig.id, { ...ONE_DAY, preferredHours: { ...hours, only } });
    const { windows } = await succeeded(preferring(false));
    expect([windows.length, windows[0]?.start]).toEqual([3, at('11:00')]);
    expect((await succeeded(preferring(true))).windows.map(({ start }) => start)).toEqual([at('11:00')]);
  });

  describe('of a group', () => {
    let members: Person[];
    let gig: GigView;
    beforeAll(async () => {
      members = await Promise.all([0, 1, 2].map(() => freshInfluencer(platform.api)));
      const [owner, second, third] = members as [Person, Person, Person];
      await openWeek(owner.api, 'UTC', everyDay('09:00', '12:00'));
      await openWeek(second.api, 'UTC', everyDay('10:00', '12:00'));
      const shares = [
        { influencerId: owner.user.id, shareBps: 4000, required: true },
        { influencerId: second.user.id, shareBps: 3000, required: true },
        { influencerId: third.user.id, shareBps: 3000, required: false },
      ];
      const { id } = await succeeded(
        owner.api.post<GigView>('/gigs', {
          type: 'group',
          title: 'Launch with three',
          description: 'Three reels on one day.',
          category: 'travel',
          price: { amount: 900_000, currency: 'INR' },
          durationMinutes: 60,
          members: shares,
        }),
      );
      for (const { api } of [second, third]) await succeeded(api.post(`/gigs/${id}/members/me/accept`));
      gig = await succeeded(owner.api.post<GigView>(`/gigs/${id}/publish`));
    });

    it('has those who are free, and says how much of the group that is', async () => {
      const { windows } = await succeeded(optimize(gig.id));
      const [owner, second] = members.map(({ user }) => user.id);
      expect(windows.map(({ memberIds }) => memberIds)).toEqual([
        [owner, second],
        [owner, second],
      ]);
      expect(windows[0]?.parts['members']).toBeCloseTo(2 / 3);
      expect(windows[0]?.parts['price']).toBeCloseTo(0.7);
    });

    it('does not exist for a quorum that nobody meets: whom to ask for which day is told', async () => {
      const { windows, proposals } = await succeeded(optimize(gig.id, { ...ONE_DAY, quorum: 3 }));
      expect(windows).toEqual([]);
      expect(proposals[0]).toMatchObject({
        start: at('10:00'),
        cost: 1,
        changes: [{ kind: 'open', memberId: members[2]?.user.id, date: DAY, start: '10:00', end: '11:00' }],
      });
      expect(await refused(optimize(gig.id, { ...ONE_DAY, quorum: 4 }))).toEqual([422, 'rule_refused']);
    });

    it('comes of a proposal when it is followed', async () => {
      const { proposals } = await succeeded(optimize(gig.id, { ...ONE_DAY, quorum: 3 }));
      const { date, start, end } = proposals[0]!.changes[0]!;
      await succeeded(members[2]!.api.put(`/availability/overrides/${date}`, { windows: [{ start, end }] }));
      const { windows } = await succeeded(optimize(gig.id, { ...ONE_DAY, quorum: 3 }));
      expect(windows.map((window) => window.start)).toEqual([proposals[0]?.start]);
    });
  });

  it('of a gig that is not to be had gives way to others of its category, by price', async () => {
    const category = `category-${Date.now()}`;
    const priced = (amount: number) => single({ category, price: { amount, currency: 'INR' } });
    const [wanted, cheap, dear] = [await priced(200_000), await priced(150_000), await priced(400_000)];
    await openWeek(wanted.influencer.api, 'UTC', []);
    const { substitutes, proposals } = await succeeded(optimize(wanted.gig.id));
    expect(substitutes.map(({ gigId, priceDifference }) => [gigId, priceDifference])).toEqual([
      [cheap.gig.id, -50_000],
      [dear.gig.id, 200_000],
    ]);
    expect(proposals[0]?.changes).toMatchObject([{ kind: 'open', memberId: wanted.influencer.user.id }]);
  });

  it.each([
    ['preferredHours.end', { preferredHours: { timezone: 'UTC', start: '17:00', end: '09:00' } }],
    [
      'preferredHours.timezone',
      { preferredHours: { timezone: 'Mars/Olympus', start: '09:00', end: '17:00' } },
    ],
    ['weights.members', { weights: { members: -1 } }],
    ['weights', { weights: { members: 0 } }],
    ['quorum', { quorum: 0 }],
    ['limit', { limit: 51 }],
    ['to', { from: dateIn(5), to: dateIn(4) }],
    ['mood', { mood: 'good' }],
  ])('is not looked for when %s is wrong', async (field, wishes) => {
    const { gig } = await single();
    const problem = await refusal(optimize(gig.id, { ...ONE_DAY, ...wishes }));
    expect([problem.status, problem.code, problem.errors?.[0]?.field]).toEqual([
      400,
      'validation_failed',
      field,
    ]);
  });

  it('is not looked for in more than 92 days, nor for a gig that nobody can book', async () => {
    const { gig, influencer } = await single();
    expect(await refused(optimize(gig.id, { from: dateIn(1), to: dateIn(93) }))).toEqual([
      422,
      'range_too_long',
    ]);
    await succeeded(influencer.api.post(`/gigs/${gig.id}/pause`));
    expect(await refused(optimize(gig.id))).toEqual([409, 'gig_not_bookable']);
    expect(await refused(platform.api.post(`/gigs/${gig.id}/slots/optimize`, {}))).toEqual([
      401,
      'token_missing',
    ]);
  });
});
