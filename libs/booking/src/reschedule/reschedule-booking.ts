import { Injectable } from '@nestjs/common';
import { Calendar, SlotFinder } from '@noillin/availability';
import { Gigs } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { SlotLock } from '@noillin/redis';
import { claimOf, memberIdsOf, type Booking } from '../booking';
import type { BookingCondition } from '../stored-booking';
import { TransitionBooking } from '../lifecycle/transition-booking';

/** Reasons for which a start is not offered because somebody else has it. */
const TAKEN = new Set(['busy', 'buffer']);

/** Another time for a booking of the same gig with the same members. */
@Injectable()
export class RescheduleBooking {
  constructor(
    private readonly gigs: Gigs,
    private readonly slots: SlotFinder,
    private readonly calendar: Calendar,
    private readonly lock: SlotLock,
    private readonly transition: TransitionBooking,
  ) {}

  /** @throws DomainError `slot_taken`, `slot_not_offered` */
  async requireOffered(booking: Booking, start: Date): Promise<void> {
    const gig = await this.gigs.findById(booking.gigId);
    if (!gig) throw new DomainError('not_found', { resource: 'gig' });
    const explanation = await this.slots.explain(gig, start.getTime(), { except: booking.id });
    if (explanation.offered) return;
    if (TAKEN.has(explanation.reason)) throw new DomainError('slot_taken');
    throw new DomainError('slot_not_offered', { reason: explanation.reason });
  }

  /**
   * Moves the booking under the lock of the new start. The old time and the new one change hands in one transaction: a
   * refusal of the new one leaves the old one as it was. `by` is who made it final.
   * @throws DomainError `slot_taken`, `slot_not_offered`, `transition_not_allowed`, or `dependency_unavailable`
   */
  async move(booking: Booking, start: Date, by: string, expected: BookingCondition): Promise<Booking> {
    const moved = { ...booking, ...timesAt(booking, start) };
    return this.lock.hold(memberIdsOf(booking), start.getTime(), async () => {
      await this.requireOffered(booking, start);
      const changes = { ...timesAt(booking, start), reschedule: null };
      const reason = `from ${booking.start.toISOString()}`;
      return this.transition.execute(
        booking,
        { event: 'reschedule', by, reason, changes, expected },
        async () => {
          // Its own old time must not stand in its way where the two overlap.
          await this.calendar.release(claimOf(booking));
          await this.calendar.claim(claimOf(moved));
        },
      );
    });
  }
}

/** The booking's times, length and buffers as they were agreed, at another start. */
const timesAt = (booking: Booking, start: Date): Pick<Booking, 'start' | 'end' | 'claim'> => {
  const by = start.getTime() - booking.start.getTime();
  const shifted = (date: Date): Date => new Date(date.getTime() + by);
  return {
    start,
    end: shifted(booking.end),
    claim: { start: shifted(booking.claim.start), end: shifted(booking.claim.end) },
  };
};
