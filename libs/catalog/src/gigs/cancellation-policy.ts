import { DomainError } from '@noillin/contracts';

/** A brand that cancels at least `hoursBefore` hours before the start gets `refundBps` basis points of the price back. */
export interface CancellationTier {
  hoursBefore: number;
  refundBps: number;
}

export const CANCELLATION_POLICY_NAMES = ['flexible', 'moderate', 'strict', 'custom'] as const;
export type CancellationPolicyName = (typeof CANCELLATION_POLICY_NAMES)[number];

/**
 * What a brand gets back when it cancels. Tiers run from the earliest cancellation to the latest; after the last one
 * nothing goes back. Bookings freeze it at purchase.
 */
export interface CancellationPolicy {
  name: CancellationPolicyName;
  tiers: CancellationTier[];
}

const DAY_HOURS = 24;
const FULL_BPS = 10_000;
const HALF_BPS = 5_000;

const policy = <Name extends CancellationPolicyName>(
  name: Name,
  ...tiers: [hoursBefore: number, refundBps: number][]
): CancellationPolicy => ({
  name,
  tiers: tiers.map(([hoursBefore, refundBps]) => ({ hoursBefore, refundBps })),
});

/** The policies that have a name; everything else is `custom`. */
export const NAMED_POLICIES: Readonly<Record<Exclude<CancellationPolicyName, 'custom'>, CancellationPolicy>> =
  {
    flexible: policy('flexible', [DAY_HOURS, FULL_BPS], [0, HALF_BPS]),
    moderate: policy('moderate', [2 * DAY_HOURS, FULL_BPS], [DAY_HOURS, HALF_BPS], [0, 0]),
    strict: policy('strict', [14 * DAY_HOURS, FULL_BPS], [7 * DAY_HOURS, HALF_BPS], [0, 0]),
  };

/** The policy of a gig that names none. */
export const MODERATE_POLICY = NAMED_POLICIES.moderate;

/** Bounds of the tiers of a custom policy. */
export const TIER_BOUNDS = { most: 10, hoursBefore: 365 * DAY_HOURS, refundBps: FULL_BPS } as const;

/** A policy as somebody asks for it: by name, or as tiers of their own. */
export interface PolicyWish {
  name: CancellationPolicyName;
  /** Only of a custom policy. */
  tiers?: readonly CancellationTier[];
}

/**
 * The policy that was asked for.
 * @throws DomainError `rule_refused` for tiers of a named policy, none of a custom one, or tiers under which a brand
 * would get more back by cancelling later
 */
export const policyOf = ({ name, tiers }: PolicyWish): CancellationPolicy => {
  if (name !== 'custom') {
    if (tiers) throw refused(`The policy ${name} has tiers of its own; only a custom policy is given some.`);
    return NAMED_POLICIES[name];
  }
  if (!tiers?.length) throw refused('A custom policy needs at least one tier.');
  if (!tiers.every((tier, index) => isLater(tiers[index - 1], tier)))
    throw refused(
      'Tiers go from the earliest cancellation to the latest and never give back more for a later one.',
    );
  return { name, tiers: tiers.map(({ hoursBefore, refundBps }) => ({ hoursBefore, refundBps })) };
};

const isLater = (before: CancellationTier | undefined, tier: CancellationTier): boolean =>
  !before || (tier.hoursBefore < before.hoursBefore && tier.refundBps <= before.refundBps);

const refused = (reason: string): DomainError => new DomainError('rule_refused', { reason });
