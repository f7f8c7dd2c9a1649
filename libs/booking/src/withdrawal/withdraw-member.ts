import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId } from '@noillin/utils';
import { memberIdsOf, type Booking } from '../booking';
import { BookingConfig } from '../booking.config';
import { bookingMachine } from '../booking.machine';
import { OnLatest } from '../lifecycle/on-latest';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { asRead } from '../stored-booking';
import type { Withdrawal } from './withdrawal';

const HOUR_MS = 3_600_000;

/**
 * A member of a group booking wants out, or an admin takes them out. Nothing changes yet: the brand is asked whether
 * somebody else takes their place, whether it goes on without them, or whether it cancels for all its money. Others may
 * withdraw meanwhile; it is decided about each by itself.
 */
@Injectable()
export class WithdrawMember {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly latest: OnLatest,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by who says so: the member, or an admin
   * @throws DomainError `transition_not_allowed`, `withdrawal_open` for who withdraws already, `dispute_open`, `not_found` for
   * somebody who takes no part (any more), or `rule_refused` for a booking of one influencer, and once it has begun
   */
  async execute(booking: Booking, memberId: string, by: string, reason?: string): Promise<Booking> {
    return this.latest.execute(booking, (current) => {
      bookingMachine.next(current.status, 'withdraw');
      this.requireOpenTo(current, memberId);
      const withdrawals = [...current.withdrawals, this.withdrawal(current, memberId, by, reason)];
      // Whoever is to agree to another time is not known any more.
      const changes = { withdrawals, reschedule: null };
      const expected = asRead(current);
      return this.transition.execute(current, { event: 'withdraw', by, reason, memberId, changes, expected });
    });
  }

  private requireOpenTo(booking: Booking, memberId: string): void {
    const { members, start, withdrawals, disputed } = booking;
    if (!memberIdsOf(booking).includes(memberId)) throw new DomainError('not_found', { resource: 'member' });
    if (members.length < 2) throw refused('A booking of one influencer is cancelled as a whole.');
    if (start <= this.clock.date()) throw refused('The booking has begun.');
    if (disputed) throw new DomainError('dispute_open');
    if (withdrawals.some((one) => one.memberId === memberId)) throw new DomainError('withdrawal_open');
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
