import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId } from '@noillin/utils';
import type { Booking } from '../booking';
import { BookingConfig } from '../booking.config';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from '../lifecycle/transition-booking';
import type { Withdrawal } from './withdrawal';

const HOUR_MS = 3_600_000;

/**
 * A member of a group booking wants out, or an admin takes them out. Nothing changes yet: the brand is asked whether
 * somebody else takes their place, whether it goes on without them, or whether it cancels for all its money.
 */
@Injectable()
export class WithdrawMember {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by who says so: the member, or an admin
   * @throws DomainError `transition_not_allowed`, `withdrawal_open`, `dispute_open`, or `rule_refused` for a booking of
   * one influencer, and once it has begun
   */
  async execute(booking: Booking, memberId: string, by: string, reason?: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'withdraw');
    this.requireOpenTo(booking);
    const withdrawal = this.withdrawal(booking, memberId, by, reason);
    try {
      return await this.transition.execute(booking, {
        event: 'withdraw',
        by,
        reason,
        // Whoever is to agree to another time is not known any more.
        changes: { withdrawal, reschedule: null },
        expected: { withdrawal: null, disputed: false, 'members.influencerId': memberId },
      });
    } catch (error) {
      const current = await this.bookings.findById(booking.id);
      throw current?.withdrawal ? new DomainError('withdrawal_open', {}, { cause: error }) : error;
    }
  }

  private requireOpenTo({ members, start, withdrawal, disputed }: Booking): void {
    if (members.length < 2) throw refused('A booking of one influencer is cancelled as a whole.');
    if (start <= this.clock.date()) throw refused('The booking has begun.');
    if (disputed) throw new DomainError('dispute_open');
    if (withdrawal) throw new DomainError('withdrawal_open');
  }

  private withdrawal({ start }: Booking, memberId: string, by: string, reason?: string): Withdrawal {
    const latest = this.clock.now() + this.config.WITHDRAWAL_HOURS * HOUR_MS;
    return {
      id: newId(),
      memberId,
      by,
      reason: reason ?? null,
      openedAt: this.clock.date(),
      decideBy: new Date(Math.min(latest, start.getTime())),
      offer: null,
      declinedBy: [],
    };
  }
}

const refused = (reason: string): DomainError => new DomainError('rule_refused', { reason });
