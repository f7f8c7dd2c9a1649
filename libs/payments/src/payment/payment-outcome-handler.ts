import type { Payment } from './payment';

/**
 * What the rest of the platform does when a payment comes out one way or the other. Bound by the application to the
 * booking's implementation, so that payments need not know bookings.
 *
 * Called after the payment's own change is committed and outside any transaction. May be called again for the same
 * payment (redelivery, a crash half-way): implementations compare-and-set and do nothing the second time.
 */
export abstract class PaymentOutcomeHandler {
  abstract paymentSucceeded(payment: Payment): Promise<void>;
  abstract paymentFailed(payment: Payment): Promise<void>;

  /** The money is reserved, not taken: the members may be asked (request mode). */
  async paymentAuthorised(_payment: Payment): Promise<void> {}

  /** A chargeback was opened, won or lost; the payment's status says which. */
  async chargebackChanged(_payment: Payment): Promise<void> {}
}
