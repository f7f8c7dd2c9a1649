import type { BookingMode, BookingStatus, LatePayment, Money } from '@noillin/contracts';
import type { BookingEventKind } from './booking.machine';
import type { CancellationPolicy } from '@noillin/catalog';
import type { FormerMember, Withdrawal } from './withdrawal/withdrawal';

/** `by` of transitions that no person made. */
export const SYSTEM = 'system';

/** One transition that a booking made. */
export interface BookingHistoryEntry {
  event: BookingEventKind;
  from: BookingStatus;
  /** The same as `from` for what leaves the status as it is. */
  to: BookingStatus;
  at: Date;
  /** User id, or SYSTEM for timers and provider events. */
  by: string;
  reason: string | null;
  /** Id of the event under which the platform announced the transition. */
  eventId: string;
  /** Id of the provider's event that led to it, if one did. */
  causedBy: string | null;
  /** The one member whom it concerns: who withdraws, whose place is offered, or who leaves. */
  memberId?: string;
}

/** A member's part of the price, frozen at purchase. */
export interface BookedMember {
  influencerId: string;
  /** Basis points of the price after the platform's fee; all members together have 10000. */
  shareBps: number;
  /** Whether the gig cannot take place without them. Absent from bookings of before it was noted: then it cannot. */
  required?: boolean;
}

/** Where a piece of delivered work can be seen. */
export interface DeliverableLink {
  /** Absolute http or https URL. */
  url: string;
  label: string | null;
}

/** One handing over of work by one member. */
export interface Delivery {
  memberId: string;
  /** Revisions asked for before it: 0 for the first delivery. */
  round: number;
  at: Date;
  links: DeliverableLink[];
  note: string | null;
}

/** Another time for a booking, which everybody else has to agree to. */
export interface RescheduleProposal {
  id: string;
  /** Who proposed it. */
  by: string;
  start: Date;
  reason: string | null;
  /** Until when it can be agreed to. */
  expiresAt: Date;
  /** Who has agreed, the proposer included. */
  agreedBy: string[];
}

/** One side says that the other did not come. */
export interface NoShowReport {
  by: string;
  /** Which side did not come. */
  absent: 'brand' | 'influencer';
  /** When it takes effect unless the other side disputes it. */
  effectiveAt: Date;
}

/** A booking as the domain sees it. What the gig said at purchase is frozen in it: later edits of the gig change nothing. */
export interface Booking {
  id: string;
  gigId: string;
  gigTitle: string;
  brandId: string;
  members: BookedMember[];
  /** Least number of members with whom it takes place, frozen at purchase; null = the required ones suffice. */
  quorum: number | null;
  start: Date;
  end: Date;
  /** The interval claimed on every member's calendar: start and end widened by the gig's buffers. */
  claim: { start: Date; end: Date };
  status: BookingStatus;
  /** Freezes releases; not a status. */
  disputed: boolean;
  mode: BookingMode;
  /** Until when the members may answer a request; null unless they have been asked. */
  respondBy: Date | null;
  /** Members who have accepted a request. */
  acceptedBy: string[];
  /** When the last of them did, and the provider was asked for the money. */
  acceptedAt: Date | null;
  price: Money;
  feeBps: number;
  cancellationPolicy: CancellationPolicy;
  revisionsIncluded: number;
  revisionsUsed: number;
  /** Members who have delivered since the last request for a revision. */
  deliveredBy: string[];
  /** Everything that was handed over, oldest first. */
  deliveries: Delivery[];
  /** Until when an unpaid booking keeps its time. */
  holdExpiresAt: Date;
  deliveredAt: Date | null;
  completedAt: Date | null;
  /** The newest proposal that nobody has declined. */
  reschedule: RescheduleProposal | null;
  noShow: NoShowReport | null;
  /** Withdrawals of members about which it is not decided yet how the booking goes on, oldest first; one of a member at most. */
  withdrawals: Withdrawal[];
  /** Who took part once and does not any more, in the order in which they left. */
  formerMembers: FormerMember[];
  paymentId: string;
  latePayment: LatePayment | null;
  /** Every transition, oldest first. */
  history: BookingHistoryEntry[];
  createdAt: Date;
}

/** What a booking starts with: nothing has happened to it yet. */
export const untouched = () =>
  ({
    disputed: false,
    respondBy: null,
    acceptedBy: [],
    acceptedAt: null,
    revisionsUsed: 0,
    deliveredBy: [],
    deliveries: [],
    deliveredAt: null,
    completedAt: null,
    reschedule: null,
    noShow: null,
    withdrawals: [],
    formerMembers: [],
    latePayment: null,
    history: [],
  }) satisfies Partial<Booking>;

export const memberIdsOf = (booking: Pick<Booking, 'members'>): string[] =>
  booking.members.map(({ influencerId }) => influencerId);

/** Everybody who may see the booking. */
export const participantsOf = (booking: Pick<Booking, 'members' | 'brandId'>): string[] => [
  booking.brandId,
  ...memberIdsOf(booking),
];

/** Who takes part, in a form that says which of two states of a booking is the later one: nobody comes without somebody leaving. */
export const membershipOf = (booking: Pick<Booking, 'id' | 'members' | 'brandId' | 'formerMembers'>) => ({
  bookingId: booking.id,
  participantIds: participantsOf(booking),
  version: booking.formerMembers.length,
});

/** The booking's claim as the calendar takes it, in epoch milliseconds. */
export const claimOf = (booking: Pick<Booking, 'id' | 'gigId' | 'members' | 'start' | 'claim'>) => ({
  bookingId: booking.id,
  gigId: booking.gigId,
  memberIds: memberIdsOf(booking),
  startsAt: booking.start.getTime(),
  start: booking.claim.start.getTime(),
  end: booking.claim.end.getTime(),
});
