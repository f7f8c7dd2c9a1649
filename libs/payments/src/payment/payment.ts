import type { Money, PaymentStatus } from '@noillin/contracts';
import type { EventPosition } from '../provider/event-order';
import type { CaptureMode } from '../provider/payment-provider';
import type { PaymentFact } from './payment-fact';
import type { PaymentEvent } from './payment-machine';

/** One change of a payment's state. */
export interface PaymentHistoryEntry {
  at: Date;
  event: PaymentEvent;
  from: PaymentStatus;
  to: PaymentStatus;
  /** Provider event or refund that caused it. */
  eventId: string;
  why: string;
}

/** Money that a brand owes or has paid for one booking. */
export interface Payment {
  id: string;
  bookingId: string;
  brandId: string;
  provider: string;
  /** Null until the provider has made the checkout. */
  providerPaymentId: string | null;
  status: PaymentStatus;
  amount: Money;
  /** What is paid for, as the payer reads it. */
  description: string;
  /** `manual`: the money is only reserved until it is captured or voided (request mode). */
  capture: CaptureMode;
  /** End of the hold that this payment keeps. */
  holdExpiresAt: Date;
  checkoutUrl: string | null;
  clientSecret: string | null;
  /** Minor units that went back to the brand. */
  refundedAmount: number;
  /** Minor units for which a refund may still be asked: what is neither refunded nor about to be. */
  refundableAmount: number;
  /** Other ids under which the provider's events speak of this payment (Stripe: the intent of a session). */
  otherProviderIds: string[];
  /** All that the provider said has happened, in the order in which it was told. */
  facts: PaymentFact[];
  /** The newest fact that changed the state. */
  lastEvent: (EventPosition & { id: string }) | null;
  /** Counts the changes; the compare of compare-and-set. */
  revision: number;
  history: PaymentHistoryEntry[];
  createdAt: Date;
  updatedAt: Date;
}

export interface NewPayment {
  bookingId: string;
  brandId: string;
  amount: Money;
  /** What is paid for, as the payer reads it on the checkout page. */
  description: string;
  holdExpiresAt: Date;
  /** `automatic` unless said otherwise. */
  capture?: CaptureMode;
}
