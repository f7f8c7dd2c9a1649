import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId } from '@noillin/utils';
import { participantsOf, type Booking, type RescheduleProposal } from '../booking';
import { BookingConfig } from '../booking.config';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { FULL_BPS, refundBpsAt } from '../cancellation/policy';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { NOBODY_WITHDRAWS } from '../stored-booking';
import { RescheduleBooking } from './reschedule-booking';

const HOUR_MS = 3_600_000;

/** Another time is proposed, agreed to or declined. */
@Injectable()
export class ProposeReschedule {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly rescheduling: RescheduleBooking,
    private readonly transition: TransitionBooking,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody else has to agree, unless a brand moves a booking that it could cancel for all its money: then it could
   * as well cancel and book anew, and the booking is moved at once.
   * @throws DomainError `transition_not_allowed`, `withdrawal_open`, `slot_taken`, `slot_not_offered`, `dependency_unavailable`
   */
  async propose(booking: Booking, by: string, start: Date, reason?: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'propose_reschedule');
    if (booking.withdrawals.length > 0) throw new DomainError('withdrawal_open');
    const expected = { ...NOBODY_WITHDRAWS, participantIds: participantsOf(booking) };
    if (this.mayMoveAlone(booking, by))
      return this.rescheduling.move(booking, start, by, { ...expected, start: booking.start });
    await this.rescheduling.requireOffered(booking, start);
    const reschedule = this.proposal(booking, by, start, reason);
    const changes = { reschedule };
    return this.transition.execute(booking, {
      event: 'propose_reschedule',
      by,
      reason,
      changes,
      expected,
    });
  }

  /** The last agreement moves the booking. @throws DomainError `proposal_not_open`, and what moving it throws */
  async agree(booking: Booking, userId: string): Promise<Booking> {
    const { id } = this.openProposal(booking, userId);
    const agreed = await this.bookings.addAgreement(booking.id, id, userId, this.clock.date());
    if (!agreed?.reschedule) throw new DomainError('proposal_not_open');
    const { agreedBy, start } = agreed.reschedule;
    if (!participantsOf(agreed).every((participant) => agreedBy.includes(participant))) return agreed;
    return this.rescheduling.move(agreed, start, userId, { 'reschedule.id': id });
  }

  /** The booking stays when it was. @throws DomainError `proposal_not_open` */
  async decline(booking: Booking, userId: string, reason?: string): Promise<Booking> {
    const { id } = this.openProposal(booking, userId);
    return this.transition.execute(booking, {
      event: 'decline_reschedule',
      by: userId,
      reason,
      changes: { reschedule: null },
      expected: { 'reschedule.id': id },
    });
  }

  private mayMoveAlone({ brandId, mode, cancellationPolicy, start }: Booking, by: string): boolean {
    if (by !== brandId || mode !== 'instant') return false;
    return refundBpsAt(cancellationPolicy, start.getTime(), this.clock.now()) === FULL_BPS;
  }

  /** Nobody can agree once either time has come. */
  private proposal(booking: Booking, by: string, start: Date, reason?: string): RescheduleProposal {
    const latest = this.clock.now() + this.config.RESPOND_HOURS * HOUR_MS;
    const expiresAt = new Date(Math.min(latest, booking.start.getTime(), start.getTime()));
    return { id: newId(), by, start, reason: reason ?? null, expiresAt, agreedBy: [by] };
  }

  private openProposal({ status, reschedule }: Booking, userId: string): RescheduleProposal {
    const isOpen = status === 'confirmed' && reschedule && reschedule.expiresAt > this.clock.date();
    if (!isOpen || reschedule.by === userId) throw new DomainError('proposal_not_open');
    return reschedule;
  }
}
