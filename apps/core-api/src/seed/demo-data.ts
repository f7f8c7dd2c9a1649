import type { AvailabilityOverride, AvailabilityRules } from '@noillin/availability';
import type { BrandProfile, Gig, NewInfluencerProfile } from '@noillin/catalog';
import { BRANDS } from './data/brands';
import { makeOverrides, makeRules } from './make-availability';
import { makeGigs } from './make-gigs';
import { makeGroupGigs, type GroupCandidate } from './make-group-gigs';
import { makeInfluencer, nameIn, regionOf, type SeedInfluencer } from './make-influencer';
import { seedUser, slug, type SeedUser } from './people';
import { Random } from './random';

const INFLUENCERS = 240;

/** Everything a demo needs, made in memory. */
export interface DemoData {
  users: SeedUser[];
  influencers: NewInfluencerProfile[];
  brands: BrandProfile[];
  gigs: Gig[];
  rules: AvailabilityRules[];
  overrides: AvailabilityOverride[];
}

/** The first account of each role has an address that is easy to remember. */
export const LOGINS = {
  influencer: 'influencer@example.com',
  brand: 'brand@example.com',
  admin: 'admin@example.com',
  support: 'support@example.com',
  finance: 'finance@example.com',
} as const;

/** One admin of each kind. */
const ADMINS = [
  { adminRole: 'super', displayName: 'Noillin Operations', localPart: 'admin' },
  { adminRole: 'support', displayName: 'Noillin Support', localPart: 'support' },
  { adminRole: 'finance', displayName: 'Noillin Finance', localPart: 'finance' },
] as const;

/** The same data in every run, but for days off, which lie ahead of `now`. */
export function makeDemoData(passwordHash: string, now: number): DemoData {
  const admins = ADMINS.map((admin, index) =>
    seedUser(
      index === 0 ? 0 : BRANDS.length + INFLUENCERS + index,
      { role: 'admin', ...admin },
      passwordHash,
    ),
  );
  const brandUsers = BRANDS.map(([name], index) => brandUser(name, index, passwordHash));
  const people = makePeople(passwordHash);
  const influencers = people.map(({ influencer }) => influencer);
  const rules = influencers.map(({ profile: { id, timezone } }) =>
    makeRules(id, timezone, new Random(`rules:${id}`)),
  );
  const singles = influencers.flatMap((influencer) =>
    makeGigs(influencer, new Random(`gigs:${influencer.profile.id}`)),
  );
  return {
    users: [...admins, ...brandUsers, ...people.map(({ user }) => user)],
    influencers: influencers.map(({ profile }) => profile),
    brands: brandUsers.map(brandProfile),
    gigs: [...singles, ...makeGroupGigs(withRules(influencers, rules))],
    rules,
    overrides: influencers.flatMap(({ profile: { id, timezone } }) =>
      makeOverrides(id, timezone, now, new Random(`overrides:${id}`)),
    ),
  };
}

function withRules(
  influencers: readonly SeedInfluencer[],
  rules: readonly AvailabilityRules[],
): GroupCandidate[] {
  return influencers.map((influencer, index) => ({
    ...influencer,
    rules: rules[index] as AvailabilityRules,
  }));
}

function brandUser(displayName: string, index: number, passwordHash: string): SeedUser {
  const localPart = index === 0 ? 'brand' : slug(displayName);
  return seedUser(1 + index, { role: 'brand', displayName, localPart }, passwordHash);
}

function brandProfile({ _id, displayName, createdAt }: SeedUser, index: number): BrandProfile {
  return {
    id: _id,
    displayName,
    companyName: `${displayName} Ltd.`,
    website: `https://${slug(displayName)}.example.com`,
    industry: BRANDS[index]?.[1] ?? '',
    updatedAt: createdAt,
  };
}

function makePeople(passwordHash: string): { user: SeedUser; influencer: SeedInfluencer }[] {
  const handles = new Set<string>();
  return Array.from({ length: INFLUENCERS }, (_, index) => {
    const random = new Random(`influencer:${index}`);
    const region = regionOf(index);
    const displayName = nameIn(region, random);
    const account = { role: 'influencer' as const, displayName, localPart: 'influencer' };
    const draft = seedUser(1 + BRANDS.length + index, account, passwordHash);
    const influencer = makeInfluencer(draft, region, random, handles);
    const email = index === 0 ? draft.email : `${influencer.profile.handle}@example.com`;
    return { user: { ...draft, email, emailKey: email }, influencer };
  });
}
