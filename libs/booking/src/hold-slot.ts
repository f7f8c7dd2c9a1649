import { Injectable } from '@nestjs/common';
import { Calendar, EnforceGigLimits } from '@noillin/availability';
import { Gigs, type Gig } from '@noillin/catalog';
import { DomainError, isDomainError } from '@noillin/contracts';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { Payments, type Payment } from '@noillin/payments';
import { Clock, newId, SharedWork } from '@noillin/utils';
import { claimOf, untouched, type BookedMember, type Booking } from './booking';
import { BookingConfig } from './booking.config';
import { BookingRepository } from './booking.repository';
import { LockMembers } from './hold/lock-members';
import { OpenAccounts } from './hold/open-accounts';
import { WhoIsIn } from './hold/who-is-in';
import { TransitionBooking } from './lifecycle/transition-booking';

const MINUTE_MS = 60_000;

export interface HoldRequest {
  brandId: string;
  gigId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Of a group gig, whom to book: every required member and enough for its quorum; null = everybody who is free. */
  memberIds: readonly string[] | null;
  /** The same key of the same brand finds the booking it made before. */
  idempotencyKey: string | null;
}

export interface HeldBooking {
  booking: Booking;
  payment: Payment;
}

/**
 * Holds a slot for a brand and opens its payment. Order matters: the lock keeps contenders away, the transaction takes
 * the time of every member or of none, and the provider is asked only after the hold is committed.
 */
@Injectable()
export class HoldSlot {
  /** A crowd that wants one slot reads its gig together. */
  private readonly gigReads = new SharedWork<Gig | null>();

  constructor(
    private readonly gigs: Gigs,
    private readonly whoIsIn: WhoIsIn,
    private readonly calendar: Calendar,
    private readonly limits: EnforceGigLimits,
    private readonly payments: Payments,
    private readonly bookings: BookingRepository,
    private readonly accounts: OpenAccounts,
    private readonly lock: LockMembers,
    private readonly transactions: Transactions,
    private readonly transition: TransitionBooking,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not_found`, `gig_not_bookable`, `rule_refused` for members who make no booking and for
   * people who have left, `slot_taken`,
   * `slot_not_offered`, or `dependency_unavailable` when Redis does not answer: without the lock nothing is booked
   */
  async execute(request: HoldRequest): Promise<HeldBooking> {
    const booking = (await this.findEarlier(request)) ?? (await this.hold(request));
    return { booking, payment: await this.payments.prepareCheckout(booking.paymentId) };
  }

  private async findEarlier({ brandId, idempotencyKey }: HoldRequest): Promise<Booking | null> {
    return idempotencyKey === null ? null : this.bookings.findByIdempotencyKey(brandId, idempotencyKey);
  }

  private async hold(request: HoldRequest): Promise<Booking> {
    const gig = await this.bookableGig(request.gigId);
    return this.lock.hold(gig, request.start, request.memberIds, (lockable) =>
      this.holdWhoIsIn(lockable, request),
    );
  }

  /**
   * The lock keeps others from this start, not from another one that overlaps it: whoever is lost to one of those between
   * the look and the claim is left out, if the gig can do without them.
   */
  private async holdWhoIsIn(gig: Gig, request: HoldRequest): Promise<Booking> {
    const attempt = async (): Promise<Booking> => {
      const members = await this.whoIsIn.execute(gig, request.start, request.memberIds);
      return this.take(gig, this.draft(gig, members, request), request);
    };
    const canDoWithLess = request.memberIds === null && gig.members.some(({ required }) => !required);
    try {
      return await attempt();
    } catch (error) {
      if (canDoWithLess && isDomainError(error, 'slot_taken')) return attempt();
      throw error;
    }
  }

  private async bookableGig(gigId: string): Promise<Gig> {
    const gig = await this.gigReads.run(gigId, () => this.gigs.findById(gigId));
    if (!gig || gig.status === 'draft') throw new DomainError('not_found', { resource: 'gig' });
    if (gig.status !== 'published') throw new DomainError('gig_not_bookable', { status: gig.status });
    return gig;
  }

  private draft(gig: Gig, members: BookedMember[], { brandId, start }: HoldRequest): Booking {
    const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = gig.timing;
    const end = start + durationMinutes * MINUTE_MS;
    const now = this.clock.now();
    return {
      id: newId(),
      gigId: gig.id,
      gigTitle: gig.title,
      brandId,
      members,
      quorum: gig.quorum,
      start: new Date(start),
      end: new Date(end),
      claim: {
        start: new Date(start - bufferBeforeMinutes * MINUTE_MS),
        end: new Date(end + bufferAfterMinutes * MINUTE_MS),
      },
      status: 'held',
      mode: gig.bookingMode,
      ...untouched(),
      price: { ...gig.price },
      feeBps: this.config.PLATFORM_FEE_BPS,
      cancellationPolicy: gig.cancellationPolicy,
      revisionsIncluded: gig.revisionsIncluded,
      holdExpiresAt: new Date(now + this.config.HOLD_SECONDS * 1_000),
      paymentId: '',
      createdAt: new Date(now),
    };
  }

  /** Claims, payment, booking and event commit together; a lapsed lock cannot make two of them. */
  private async take(gig: Gig, draft: Booking, request: HoldRequest): Promise<Booking> {
    const { brandId, idempotencyKey } = request;
    try {
      return await this.transactions.run(async () => {
        const claim = claimOf(draft);
        await this.accounts.require([brandId, ...claim.memberIds]);
        await this.limits.execute(gig, request.start);
        await this.calendar.claim(claim);
        const payment = await this.payments.open({
          bookingId: draft.id,
          brandId,
          amount: draft.price,
          description: draft.gigTitle,
          holdExpiresAt: draft.holdExpiresAt,
          capture: draft.mode === 'request' ? 'manual' : 'automatic',
        });
        const booking = { ...draft, paymentId: payment.id };
        await this.bookings.insert(booking, idempotencyKey);
        await this.transition.announce(booking);
        return booking;
      });
    } catch (error) {
      if (idempotencyKey === null || !isDuplicateKey(error, 'idempotencyKey')) throw error;
      const earlier = await this.bookings.findByIdempotencyKey(brandId, idempotencyKey);
      if (earlier) return earlier;
      throw error;
    }
  }
}
