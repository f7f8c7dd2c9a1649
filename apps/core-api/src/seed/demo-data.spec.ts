import { HANDLE, obstacleToSale, requireSoundGroup } from '@noillin/catalog';
import {
  listGroupSlots,
  listSlots,
  MINUTE,
  openWindows,
  validateSchedule,
  validateTiming,
  DAY,
} from '@noillin/scheduling';
import { isGuessable } from '../auth/passwords/is-unguessable';
import { LOGINS, makeDemoData } from './demo-data';
import { DEMO_PASSWORD } from './people';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const data = makeDemoData('hash', NOW);
const singles = data.gigs.filter(({ type }) => type === 'single');
const groups = data.gigs.filter(({ type }) => type === 'group');
const unique = (values: readonly unknown[]) => new Set(values).size;

describe('demo data', () => {
  it('is the same in every run', () => {
    expect(makeDemoData('hash', NOW)).toEqual(data);
  });

  it('stays the same on another day, but for days off', () => {
    const { overrides: _, ...later } = makeDemoData('hash', NOW + 100 * DAY);
    expect(later).toEqual({ ...data, overrides: undefined });
  });

  it('is large and varied enough for a demonstration', () => {
    expect(data.influencers.length).toBeGreaterThanOrEqual(200);
    expect(data.brands).toHaveLength(20);
    expect(data.users.flatMap(({ adminRole }) => adminRole ?? [])).toEqual(['super', 'support', 'finance']);
    expect(unique(data.rules.map(({ timezone }) => timezone))).toBeGreaterThanOrEqual(8);
    expect(unique(data.gigs.map(({ price }) => price.currency))).toBeGreaterThanOrEqual(6);
    const inRupees = data.gigs.filter(({ price }) => price.currency === 'INR').length;
    expect(inRupees / data.gigs.length).toBeGreaterThan(0.25);
  });

  it('gives everybody one to three published gigs', () => {
    for (const { id } of data.influencers) {
      const own = singles.filter(({ ownerId }) => ownerId === id);
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.length).toBeLessThanOrEqual(3);
      expect(own.every(({ status }) => status === 'published')).toBe(true);
    }
  });

  it('has group gigs of every shape, across zones', () => {
    expect(groups.length).toBeGreaterThanOrEqual(12);
    const sizes = groups.map(({ members }) => members.length);
    expect(sizes.slice(0, 6)).toEqual([2, 4, 3, 5, 3, 4]);
    expect(sizes).toEqual(sizes.map((_, index) => sizes[index % 6]));
    expect(groups.filter(({ quorum }) => quorum !== null).length).toBeGreaterThanOrEqual(6);
    expect(groups.some(({ members }) => members.some(({ required }) => !required))).toBe(true);
    const zoneOf = new Map(data.rules.map(({ influencerId, timezone }) => [influencerId, timezone]));
    const zones = groups.map(({ members }) =>
      unique(members.map(({ influencerId }) => zoneOf.get(influencerId))),
    );
    expect(zones.every((count) => count >= 2)).toBe(true);
    for (const { ownerId, members, quorum } of groups)
      expect(() => requireSoundGroup(ownerId, { members, quorum })).not.toThrow();
  });

  it('has an invitation for the first influencer to answer, and everything else agreed and on sale', () => {
    const login = data.users.find(({ email }) => email === LOGINS.influencer)?._id;
    const open = groups.filter(({ status }) => status === 'draft');
    expect(open).toHaveLength(1);
    const invited = open[0]?.members.filter(({ status }) => status === 'invited') ?? [];
    expect(invited.map(({ influencerId }) => influencerId)).toEqual([login]);
    const others = groups.filter((gig) => gig !== open[0]);
    expect(others.every((gig) => gig.status === 'published' && obstacleToSale(gig) === null)).toBe(true);
  });

  it('has slots for every group within the coming weeks, days off considered', () => {
    const [from, to] = [NOW + MINUTE, NOW + 21 * DAY];
    for (const { title, members, quorum, timing } of groups) {
      const calendars = members.map(({ influencerId, required }) => {
        const rules = data.rules.find((each) => each.influencerId === influencerId);
        const overrides = data.overrides.filter((each) => each.influencerId === influencerId);
        const schedule = { timezone: rules?.timezone ?? '', weekly: rules?.weekly ?? [], overrides };
        return { windows: openWindows(schedule, from, to + DAY), claims: [], limits: [], required };
      });
      const query = { members: calendars, timezone: 'UTC', timing, now: NOW, from, to, quorum, limits: [] };
      expect({ title, slots: listGroupSlots(query).length }).not.toEqual({ title, slots: 0 });
    }
  });

  it('has ids, addresses and handles that are unique and well-formed', () => {
    const ids = [...data.users.map(({ _id }) => _id), ...data.gigs.map(({ id }) => id)];
    expect(unique(ids)).toBe(ids.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(unique(data.users.map(({ email }) => email))).toBe(data.users.length);
    expect(data.users.every(({ email }) => /^[a-z0-9.]+@example\.com$/.test(email))).toBe(true);
    expect(unique(data.influencers.map(({ handle }) => handle))).toBe(data.influencers.length);
    expect(data.influencers.every(({ handle }) => HANDLE.test(handle))).toBe(true);
  });

  it('has an account behind each login', () => {
    for (const [role, email] of Object.entries(LOGINS)) {
      const user = data.users.find((candidate) => candidate.email === email);
      expect([user?.role, user?.adminRole]).toContain(role);
    }
  });

  it('has a password that one could have registered with', () => {
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(10);
    expect(isGuessable(DEMO_PASSWORD, LOGINS.admin)).toBe(false);
  });

  it('has prices in whole minor units, and audiences that make sense', () => {
    expect(data.gigs.every(({ price }) => Number.isSafeInteger(price.amount) && price.amount > 0)).toBe(true);
    const presences = data.influencers.flatMap(({ platforms }) => platforms);
    expect(presences.every(({ followers }) => followers > 1_000 && followers < 5_000_000)).toBe(true);
    expect(presences.every(({ engagementRate }) => engagementRate > 0 && engagementRate < 15)).toBe(true);
  });

  it('has sound schedules, and for every gig slots within the coming weeks', () => {
    for (const { influencerId, ...rules } of data.rules) {
      const overrides = data.overrides.filter((override) => override.influencerId === influencerId);
      const schedule = { ...rules, overrides };
      expect(validateSchedule(schedule)).toEqual([]);
      for (const { timing } of singles.filter(({ ownerId }) => ownerId === influencerId)) {
        expect(validateTiming(timing)).toEqual([]);
        const range = { now: NOW, from: NOW + MINUTE, to: NOW + 21 * DAY };
        expect(listSlots({ schedule, timing, claims: [], ...range })).not.toEqual([]);
      }
    }
  });
});
