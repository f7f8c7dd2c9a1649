import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { SYSTEM } from '../booking';
import { BookingConfig } from '../booking.config';
import type { BookingEventKind } from '../booking.machine';
import { BookingRepository, type BookingCondition } from '../booking.repository';
import { TransitionBooking } from './transition-booking';

const BATCH = 100;
const HOUR_MS = 3_600_000;

type ClockEvent = Extract<BookingEventKind, 'begin' | 'complete'>;
/** Silence accepts nothing that is disputed, also when the dispute came a moment ago. */
const EXPECTED: Partial<Record<ClockEvent, BookingCondition>> = { complete: { disputed: false } };

/** The transitions that the clock makes: a booking begins at its start, and an unanswered delivery is accepted. */
@Injectable()
export class AdvanceBookings {
  private readonly logger = new Logger(AdvanceBookings.name);

  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /** Answers how many bookings were due. */
  async run(): Promise<number> {
    const starts = await this.bookings.findDueStarts(this.clock.date(), BATCH);
    const silence = new Date(this.clock.now() - this.config.AUTO_COMPLETE_HOURS * HOUR_MS);
    const unanswered = await this.bookings.findUnansweredDeliveries(silence, BATCH);
    for (const id of starts) await this.advance(id, 'begin');
    for (const id of unanswered) await this.advance(id, 'complete');
    return starts.length + unanswered.length;
  }

  /** A booking that somebody changed first is simply not due any more; anything else is tried again next time. */
  private async advance(id: string, event: ClockEvent): Promise<void> {
    try {
      const booking = await this.bookings.findById(id);
      if (booking) await this.transition.execute(booking, { event, by: SYSTEM, expected: EXPECTED[event] });
    } catch (error) {
      this.logger.warn({ err: error, bookingId: id, event }, 'the booking did not advance');
    }
  }
}
