import type { BookingMode, GigStatus, GigType, Money } from '@noillin/contracts';
import type { GigTiming } from '@noillin/scheduling';
import type { CancellationPolicy } from './cancellation-policy';
import type { GigMemberStatus } from './membership.machine';

/** An influencer's part in a gig. */
export interface GigMember {
  influencerId: string;
  /** Share of what remains after the platform's fee, in basis points; the shares of a gig add up to 10000. */
  shareBps: number;
  /** Without a required member the gig cannot take place. */
  required: boolean;
  /** Whoever creates the gig has accepted. */
  status: GigMemberStatus;
}

/** How many bookings of a gig may start within a local day or ISO week of its owner; null = any number. */
export interface GigLimits {
  maxPerDay: number | null;
  maxPerWeek: number | null;
}

export const NO_LIMITS: GigLimits = { maxPerDay: null, maxPerWeek: null };

/** A bookable service of one influencer, or of several sold together. */
export interface Gig {
  id: string;
  type: GigType;
  /** The influencer who created it and may change it. */
  ownerId: string;
  title: string;
  description: string;
  category: string;
  /** What a booking costs, once, whatever the number of members. */
  price: Money;
  status: GigStatus;
  timing: GigTiming;
  limits: GigLimits;
  /** How often the brand may send a delivery back. */
  revisionsIncluded: number;
  bookingMode: BookingMode;
  /** What a brand gets back that cancels. */
  cancellationPolicy: CancellationPolicy;
  members: GigMember[];
  /** Least number of members who must be free; null = every required one. */
  quorum: number | null;
  createdAt: Date;
  updatedAt: Date;
}

/** All shares of a gig together, in basis points. */
export const ALL_SHARES_BPS = 10_000;

/** What an owner may change. Bookings keep what was agreed when they were made. */
export type GigChange = Partial<
  Pick<
    Gig,
    | 'title'
    | 'description'
    | 'category'
    | 'price'
    | 'revisionsIncluded'
    | 'bookingMode'
    | 'cancellationPolicy'
  > & {
    timing: Partial<GigTiming>;
    limits: Partial<GigLimits>;
  }
>;

export const memberIdsOf = (gig: Gig): string[] => gig.members.map(({ influencerId }) => influencerId);

/** A draft is for its members; everything that was ever published can be looked at by everybody. */
export const isVisibleTo = (gig: Gig, viewerId: string | null): boolean =>
  gig.status !== 'draft' || (viewerId !== null && memberIdsOf(gig).includes(viewerId));
