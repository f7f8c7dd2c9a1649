import { MODERATE_POLICY, type Gig } from '@noillin/catalog';
import type { Random } from './random';
import { seedId } from './seed-id';
import type { SeedInfluencer } from './make-influencer';

const DURATIONS = [30, 45, 60, 60, 90, 120, 180, 240] as const;
const BUFFERS = [0, 0, 15, 30] as const;
const NOTICES = [0, 120, 720, 1440, 2880] as const;
const HORIZONS = [30, 60, 90, 180] as const;
const MOST_GIGS = 3;

/** One to three published gigs of an influencer, dearer the longer they take and the more people see them. */
export function makeGigs(owner: SeedInfluencer, random: Random): Gig[] {
  const offers = random.sample(owner.niche.gigs, random.integer(1, MOST_GIGS));
  return offers.map((offer, index) => makeGig(owner, offer, index, random));
}

function makeGig(
  { profile, niche, region, reach }: SeedInfluencer,
  [title, description]: readonly [string, string],
  index: number,
  random: Random,
): Gig {
  const durationMinutes = random.pick(DURATIONS);
  const createdAt = new Date(profile.updatedAt.getTime() + (index + 1) * 60_000);
  return {
    id: seedId(`gig:${profile.id}:${index}`, createdAt),
    type: 'single',
    ownerId: profile.id,
    title,
    description,
    category: niche.category,
    price: { amount: priceOf(region.smallPrice, reach, durationMinutes), currency: region.currency },
    status: 'published',
    timing: {
      durationMinutes,
      bufferBeforeMinutes: random.pick(BUFFERS),
      bufferAfterMinutes: random.pick(BUFFERS),
      minNoticeMinutes: random.pick(NOTICES),
      horizonDays: random.pick(HORIZONS),
      slotStepMinutes: Math.min(durationMinutes, 60),
    },
    limits: { maxPerDay: null, maxPerWeek: null },
    revisionsIncluded: random.integer(0, 3),
    bookingMode: 'instant',
    cancellationPolicy: MODERATE_POLICY,
    members: [{ influencerId: profile.id, shareBps: 10_000, required: true, status: 'accepted' }],
    quorum: null,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Minor units, a multiple of a tenth of the region's small price. */
export function priceOf(smallPrice: number, reach: number, durationMinutes: number): number {
  const audience = Math.max(1, Math.log10(reach) - 3) ** 2;
  const effort = 0.5 + durationMinutes / 60;
  return Math.round(audience * effort * 10) * (smallPrice / 10);
}
