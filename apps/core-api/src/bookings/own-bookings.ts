import { Injectable } from '@nestjs/common';
import {
  BookingRepository,
  memberIdsOf,
  participantsOf,
  type Booking,
  type BookingListQuery,
} from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Payments, type Payment } from '@noillin/payments';
import type { Page } from '@noillin/utils';
import type { AuthenticatedUser } from '../auth';
import { bookingView } from './booking-view';
import type { BookingDto } from './dto/booking.dto';

const notFound = (): DomainError => new DomainError('not_found', { resource: 'booking' });

/** Bookings as one user may see them: a stranger's booking does not exist. */
@Injectable()
export class OwnBookings {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly payments: Payments,
  ) {}

  /** Participants see their own bookings, admins all. @throws DomainError `not_found` */
  async find(id: string, user: AuthenticatedUser): Promise<Booking> {
    const booking =
      user.role === 'admin'
        ? await this.bookings.findById(id)
        : await this.bookings.findForParticipant(id, user.id);
    if (!booking) throw notFound();
    return booking;
  }

  /** For what only the booking's brand may do. @throws DomainError `not_found` */
  async findAsBrand(id: string, user: AuthenticatedUser): Promise<Booking> {
    const booking = await this.find(id, user);
    if (booking.brandId !== user.id) throw notFound();
    return booking;
  }

  /** For what only a member may do. @throws DomainError `not_found` */
  async findAsMember(id: string, user: AuthenticatedUser): Promise<Booking> {
    const booking = await this.find(id, user);
    if (!memberIdsOf(booking).includes(user.id)) throw notFound();
    return booking;
  }

  /** For what the brand and the members may do, and nobody else. @throws DomainError `not_found` */
  async findAsParticipant(id: string, user: AuthenticatedUser): Promise<Booking> {
    const booking = await this.find(id, user);
    if (!participantsOf(booking).includes(user.id)) throw notFound();
    return booking;
  }

  async show(booking: Booking): Promise<BookingDto> {
    const payment = await this.payments.findById(booking.paymentId);
    if (!payment) throw new Error(`booking ${booking.id} has no payment ${booking.paymentId}`);
    return bookingView(booking, payment);
  }

  async list(query: BookingListQuery): Promise<Page<BookingDto>> {
    const { items, nextCursor } = await this.bookings.list(query);
    const payments = await this.payments.findByBookings(items.map(({ id }) => id));
    const byBooking = new Map<string, Payment>(payments.map((payment) => [payment.bookingId, payment]));
    const shown = items.flatMap((booking) => {
      const payment = byBooking.get(booking.id);
      return payment ? [bookingView(booking, payment)] : [];
    });
    return { items: shown, nextCursor };
  }
}
