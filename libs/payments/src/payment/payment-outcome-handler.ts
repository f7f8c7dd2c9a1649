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
}
