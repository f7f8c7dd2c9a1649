import type { NewInfluencerProfile, PlatformPresence } from '@noillin/catalog';
import { NICHES, PLATFORMS, type Niche } from './data/niches';
import { REGIONS, type Region } from './data/regions';
import { slug, type SeedUser } from './people';
import type { Random } from './random';

/** An influencer with what their gigs are made from. */
export interface SeedInfluencer {
  profile: NewInfluencerProfile;
  region: Region;
  niche: Niche;
  /** Most followers on one platform; sets the price. */
  reach: number;
}

/** Spreads influencers over the regions by their shares: the n-th lives where the n-th per cent falls. */
export const regionOf = (n: number): Region => {
  let position = (n * 61) % 100;
  const found = REGIONS.find(({ share }) => (position -= share) < 0);
  return found ?? (REGIONS[0] as Region);
};

export const nameIn = (region: Region, random: Random): string =>
  `${random.pick(region.firstNames)} ${random.pick(region.lastNames)}`;

/** The profile of an influencer's account. `taken` holds the handles given so far. */
export function makeInfluencer(
  { _id: id, displayName, createdAt: updatedAt }: SeedUser,
  region: Region,
  random: Random,
  taken: Set<string>,
): SeedInfluencer {
  const niche = random.pick(NICHES);
  const handle = freeHandle(slug(displayName), taken);
  const city = random.pick(region.cities);
  const platforms = presences(handle, random);
  const profile = {
    id,
    displayName,
    handle,
    bio: random.pick(niche.bios).replace('{city}', city.split(',', 1)[0] ?? city),
    categories: categoriesAround(niche, random),
    languages: languagesOf(region, random),
    location: city,
    platforms,
    timezone: region.timezone,
    updatedAt,
  };
  return { profile, region, niche, reach: Math.max(...platforms.map(({ followers }) => followers)) };
}

function freeHandle(wanted: string, taken: Set<string>): string {
  let handle = wanted.slice(0, 26);
  for (let n = 2; taken.has(handle); n += 1) handle = `${wanted.slice(0, 26)}${n}`;
  taken.add(handle);
  return handle;
}

/** Their own category and up to two others. */
function categoriesAround(niche: Niche, random: Random): string[] {
  const others = NICHES.filter(({ category }) => category !== niche.category);
  const also = random.sample(others, random.integer(0, 2));
  return [niche.category, ...also.map(({ category }) => category)];
}

function languagesOf({ languages }: Region, random: Random): string[] {
  const [first, ...others] = languages;
  return [first ?? 'en', ...random.sample(others, random.integer(0, Math.min(2, others.length)))];
}

/** Accounts on one to three platforms: most have thousands of followers, a few have millions. */
function presences(handle: string, random: Random): PlatformPresence[] {
  return random.sample(PLATFORMS, random.integer(1, 3)).map((platform) => {
    const followers = Math.round(10 ** (3.6 + 2.8 * random.next() ** 1.6));
    const engagementRate = Math.round((12 - 1.6 * Math.log10(followers) + 2 * random.next()) * 10) / 10;
    return { platform, handle, followers, engagementRate };
  });
}
