import { Injectable } from '@nestjs/common';
import { ApplyProviderEvent } from './payment/apply-provider-event';
import { AskProvider } from './payment/ask-provider';
import { DecideOnAuthorised } from './payment/decide-on-authorised';
import { OpenPayment } from './payment/open-payment';
import type { NewPayment, Payment } from './payment/payment';
import { PaymentRepository } from './payment/payment.repository';
import { PrepareCheckout } from './payment/prepare-checkout';
import type { RecordedFact } from './payment/record-fact';
import type { ProviderEvent } from './provider/provider-event';
import { ExecuteRefund } from './refund/execute-refund';
import type { Refund, RefundRequest } from './refund/refund';
import { RequestRefund } from './refund/request-refund';

/** The face of payments towards the rest of the platform. */
@Injectable()
export class Payments {
  constructor(
    private readonly repository: PaymentRepository,
    private readonly opening: OpenPayment,
    private readonly checkout: PrepareCheckout,
    private readonly applying: ApplyProviderEvent,
    private readonly asking: AskProvider,
    private readonly deciding: DecideOnAuthorised,
    private readonly requesting: RequestRefund,
    private readonly executing: ExecuteRefund,
  ) {}

  /** Stores a payment in state `created`, in the caller's transaction. A booking has one payment. */
  open(payment: NewPayment): Promise<Payment> {
    return this.opening.run(payment);
  }

  /**
   * Has the provider make the checkout and stores it. After the commit of `open`; safe to call again, also after a
   * failure half-way: the provider is asked under the payment's id.
   * @throws DomainError `payment_provider_unavailable`
   */
  prepareCheckout(paymentId: string): Promise<Payment> {
    return this.checkout.run(paymentId);
  }

  findById(paymentId: string): Promise<Payment | null> {
    return this.repository.findById(paymentId);
  }

  findByBooking(bookingId: string): Promise<Payment | null> {
    return this.repository.findByBooking(bookingId);
  }

  /** Payments of several bookings, for lists; in no particular order. */
  findByBookings(bookingIds: readonly string[]): Promise<Payment[]> {
    return this.repository.findByBookings(bookingIds);
  }

  /** Moves the payment as its provider says; events that are old, repeated or no longer possible change nothing. */
  applyProviderEvent(event: ProviderEvent): Promise<RecordedFact> {
    return this.applying.run(event);
  }

  /**
   * Asks the provider what became of the payment, applies the answer and returns the payment as it now stands.
   * @throws DomainError `payment_provider_unavailable`: nothing is known, ask again
   */
  askProvider(paymentId: string): Promise<Payment> {
    return this.asking.run(paymentId);
  }

  /**
   * Takes the money of an authorised payment (opened with `capture: 'manual'`). Outside any transaction; safe to call again.
   * @throws DomainError `provider_refused` when nothing is authorised (any more)
   * @throws DomainError `payment_provider_unavailable`: nothing is known, ask again
   */
  capture(paymentId: string): Promise<Payment> {
    return this.deciding.run(paymentId, 'capture');
  }

  /**
   * Lets go of an authorised or unpaid payment: nobody can pay it any more. Outside any transaction; safe to call again.
   * @throws DomainError `provider_refused` when the money was taken already: refund it
   * @throws DomainError `payment_provider_unavailable`: nothing is known, ask again
   */
  void(paymentId: string): Promise<Payment> {
    return this.deciding.run(paymentId, 'void');
  }

  /**
   * Decides a refund in the caller's transaction; the worker executes it. The same `refundId` again changes nothing.
   * @throws DomainError `payment_not_payable` when nothing was paid, `rule_refused` when less than that is left
   */
  requestRefund(request: RefundRequest): Promise<Refund> {
    return this.requesting.run(request);
  }

  /** Pays a refund back, once. For the worker, outside any transaction; safe to call again. */
  executeRefund(refundId: string): Promise<Refund> {
    return this.executing.run(refundId);
  }
}
