import { Injectable } from '@nestjs/common';
import { BookingRepository, memberIdsOf } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Payments, type Payment } from '@noillin/payments';
import type { AuthenticatedUser } from '../auth';

/** Payments as far as a user may know of them. */
@Injectable()
export class OwnPayments {
  constructor(
    private readonly payments: Payments,
    private readonly bookings: BookingRepository,
  ) {}

  /**
   * A payment of the user's own, or any payment for an admin.
   * @throws DomainError `not_found`
   */
  async findAsPayer(paymentId: string, user: AuthenticatedUser): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (payment && isPayer(payment, user)) return payment;
    throw new DomainError('not_found', { resource: 'payment' });
  }

  /**
   * Also for the influencers whose booking is paid.
   * @throws DomainError `not_found`
   */
  async find(paymentId: string, user: AuthenticatedUser): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (payment && (isPayer(payment, user) || (await this.isMember(payment, user)))) return payment;
    throw new DomainError('not_found', { resource: 'payment' });
  }

  private async isMember({ bookingId }: Payment, { id }: AuthenticatedUser): Promise<boolean> {
    const booking = await this.bookings.findById(bookingId);
    return booking !== null && memberIdsOf(booking).includes(id);
  }
}

const isPayer = ({ brandId }: Payment, { id, role }: AuthenticatedUser): boolean =>
  role === 'admin' || brandId === id;
