import type { AvailabilityRules } from '@noillin/availability';
import { MODERATE_POLICY, type Gig, type GigMember } from '@noillin/catalog';
import { splitByWeight } from '@noillin/payments';
import { GROUP_OFFERS } from './data/group-offers';
import { meetOften } from './meet-often';
import { priceOf } from './make-gigs';
import type { SeedInfluencer } from './make-influencer';
import { Random } from './random';
import { seedId } from './seed-id';

/** An influencer with their weekly hours. */
export interface GroupCandidate extends SeedInfluencer {
  rules: AvailabilityRules;
}

/** How many take part, how many of them have to, and how many at least. */
interface Shape {
  size: number;
  required: number;
  quorum: number | null;
}

const SHAPES: readonly Shape[] = [
  { size: 2, required: 2, quorum: null },
  { size: 4, required: 2, quorum: 3 },
  { size: 3, required: 3, quorum: null },
  { size: 5, required: 1, quorum: 3 },
  { size: 3, required: 1, quorum: null },
  { size: 4, required: 0, quorum: 2 },
];
const GROUPS = 18;
const DURATIONS = [30, 60, 60, 90] as const;
/** Groups of so many last owners wait for the first influencer's answer, so that a demonstration has an invitation to show. */
const UNANSWERED = 1;

/**
 * Groups of influencers who can meet, in several zones and of every shape. All are on sale but the last, to which the
 * first influencer is invited.
 */
export function makeGroupGigs(candidates: readonly GroupCandidate[]): Gig[] {
  return Array.from({ length: GROUPS }, (_, index) => {
    const random = new Random(`group:${index}`);
    const shape = SHAPES[index % SHAPES.length] as Shape;
    const durationMinutes = random.pick(DURATIONS);
    const isOpen = index >= GROUPS - UNANSWERED;
    const others = random.sample(candidates.slice(1), candidates.length);
    const owner = others.shift() as GroupCandidate;
    const founders = isOpen ? [owner, candidates[0] as GroupCandidate] : [owner];
    const members = gather(founders, others, shape, durationMinutes);
    return makeGroupGig(members, shape, { index, durationMinutes, isOpen, random });
  });
}

/** The founders and, of the others, the first who can meet with everybody so far; at least one lives in another zone. */
function gather(
  founders: readonly GroupCandidate[],
  others: readonly GroupCandidate[],
  { size }: Shape,
  durationMinutes: number,
): GroupCandidate[] {
  const members = [...founders];
  for (const candidate of others) {
    if (members.length === size) break;
    const zones = new Set([...members, candidate].map(({ rules }) => rules.timezone));
    const together = [...members, candidate].map(({ rules }) => rules);
    if (zones.size > 1 && meetOften(together, durationMinutes)) members.push(candidate);
  }
  return members;
}

function makeGroupGig(
  people: readonly GroupCandidate[],
  { required, quorum }: Shape,
  {
    index,
    durationMinutes,
    isOpen,
    random,
  }: { index: number; durationMinutes: number; isOpen: boolean; random: Random },
): Gig {
  const [owner] = people as [GroupCandidate, ...GroupCandidate[]];
  const newest = Math.max(...people.map(({ profile }) => profile.updatedAt.getTime()));
  const createdAt = new Date(newest + (index + 1) * 3_600_000);
  const reach = people.reduce((sum, person) => sum + person.reach, 0);
  const [title, description] = GROUP_OFFERS[index % GROUP_OFFERS.length] ?? ['', ''];
  const { smallPrice, currency } = owner.region;
  return {
    id: seedId(`group-gig:${index}`, createdAt),
    type: 'group',
    ownerId: owner.profile.id,
    title,
    description,
    category: owner.niche.category,
    price: { amount: priceOf(smallPrice, reach, durationMinutes) * people.length, currency },
    status: isOpen ? 'draft' : 'published',
    timing: {
      durationMinutes,
      bufferBeforeMinutes: random.pick([0, 15]),
      bufferAfterMinutes: 0,
      minNoticeMinutes: 720,
      horizonDays: 90,
      slotStepMinutes: 30,
    },
    limits: { maxPerDay: null, maxPerWeek: null },
    bookingMode: 'instant',
    cancellationPolicy: MODERATE_POLICY,
    revisionsIncluded: random.integer(0, 2),
    members: membersOf(people, required, isOpen),
    quorum,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Shares follow the square root of the reach: who is followed by a hundred times as many gets ten times as much. */
function membersOf(people: readonly GroupCandidate[], required: number, isOpen: boolean): GigMember[] {
  const shares = splitByWeight(
    10_000,
    people.map(({ reach }) => Math.round(Math.sqrt(reach))),
  );
  return people.map(({ profile }, index) => ({
    influencerId: profile.id,
    shareBps: shares[index] ?? 0,
    required: index < required,
    status: isOpen && index === 1 ? 'invited' : 'accepted',
  }));
}
