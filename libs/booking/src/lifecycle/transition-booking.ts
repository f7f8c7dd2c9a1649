import { Injectable } from '@nestjs/common';
import { bookingEvent, DomainError, type BookingNews } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { memberIdsOf, type Booking, type BookingHistoryEntry } from '../booking';
import { bookingMachine, newsOf, type BookingEventKind } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import type { BookingCondition } from '../stored-booking';
import { MoveMoney } from './move-money';

/** What entering a status notes on the booking. */
const stampsOf = ({ from, to, at }: BookingHistoryEntry): Partial<Booking> =>
  to === 'completed' && from !== to ? { completedAt: at } : {};

export interface TransitionRequest {
  event: BookingEventKind;
  /** User id, or SYSTEM. */
  by: string;
  reason?: string;
  /** Id of the provider's event that led to it. */
  causedBy?: string;
  /** The one member whom it concerns. */
  memberId?: string;
  changes?: Partial<Booking>;
  /** What must still hold beside the status. */
  expected?: BookingCondition;
}

/** Makes one transition of a booking: compare-and-set, history, money and event in one transaction. */
@Injectable()
export class TransitionBooking {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly money: MoveMoney,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * `also` runs in the same transaction after the state was won, so that what follows from it happens at most once.
   * @throws DomainError `transition_not_allowed`, also when somebody else changed the booking first
   */
  async execute(
    booking: Booking,
    request: TransitionRequest,
    also?: (changed: Booking) => Promise<unknown>,
  ): Promise<Booking> {
    const entry = this.entryOf(booking, request);
    return this.transactions.run(async () => {
      const { event, expected } = request;
      const changes = { ...stampsOf(entry), ...request.changes };
      const changed = await this.bookings.transition(booking, entry, changes, expected);
      if (!changed) throw await this.overtaken(booking, event);
      await also?.(changed);
      if (entry.from !== entry.to) await this.money.follow(changed);
      await this.announce(changed, newsOf(event, entry.to), entry.eventId);
      return changed;
    });
  }

  /** Publishes what happened to the booking; that it entered its status unless told otherwise. */
  async announce(booking: Booking, news: BookingNews = booking.status, eventId?: string): Promise<void> {
    const payload = {
      bookingId: booking.id,
      gigId: booking.gigId,
      brandId: booking.brandId,
      memberIds: memberIdsOf(booking),
      status: booking.status,
      start: booking.start.toISOString(),
    };
    await this.outbox.add(bookingEvent(news), payload, eventId);
  }

  private entryOf(
    { status: from }: Booking,
    { event, by, reason, causedBy, memberId }: TransitionRequest,
  ): BookingHistoryEntry {
    const to = bookingMachine.next(from, event);
    const [eventId, at] = [newId(), this.clock.date()];
    const told = { reason: reason ?? null, eventId, causedBy: causedBy ?? null };
    return { event, from, to, at, by, ...told, ...(memberId !== undefined && { memberId }) };
  }

  private async overtaken(booking: Booking, event: BookingEventKind): Promise<DomainError> {
    const current = await this.bookings.findById(booking.id);
    const state = current?.status ?? booking.status;
    return new DomainError('transition_not_allowed', {
      machine: 'booking',
      state,
      event,
      allowed: bookingMachine.allowed(state),
    });
  }
}
