import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { AllocatePayment } from '../allocation/allocate-payment';
import type { FreezeReason } from '../allocation/allocation';
import { AllocationRepository } from '../allocation/allocation.repository';
import { FreezeAllocations } from '../allocation/freeze-allocations';
import { HandOver, type HandingOver } from '../allocation/hand-over';
import type { Line } from '../allocation/line';
import { ReleaseAllocations } from '../allocation/release-allocations';
import type { Purchase } from '../allocation/split-payment';
import { PaymentRepository } from '../payment/payment.repository';
import type { Refund } from '../refund/refund';
import { RequestRefund } from '../refund/request-refund';

/** Money of a booking that is to go back to the brand. */
export interface GiveBack {
  /** Chosen by the caller; the same id is the same refund, however often it is asked for. */
  refundId: string;
  /** Minor units, of all parties together. */
  amount: number;
  /**
   * Who bears how much, summing to `amount`; the platform's own line has no influencer. Left out: what is nobody's
   * first, then everybody in proportion to what is left of their part.
   */
  perParty?: readonly Line[];
  reason: string;
}

/** What became of one party's part of a booking's price. */
export interface Part extends Line {
  /** What of `amount` has not gone back to the brand, in minor units. */
  left: number;
}

/**
 * The face of a booking's money towards the booking. Every method takes part in the caller's transaction, so that money
 * and booking change together, and may run again.
 */
@Injectable()
export class Settlement {
  constructor(
    private readonly allocating: AllocatePayment,
    private readonly releasing: ReleaseAllocations,
    private readonly freezing: FreezeAllocations,
    private readonly handingOver: HandOver,
    private readonly allocations: AllocationRepository,
    private readonly payments: PaymentRepository,
    private readonly refunding: RequestRefund,
  ) {}

  /** The booking is confirmed: its payment is divided as agreed at purchase. Once per booking. */
  allocate(purchase: Purchase): Promise<void> {
    return this.allocating.run(purchase);
  }

  /** The work is accepted, or the booking is over: what is left is released after the cooling period. */
  startCooling(bookingId: string): Promise<void> {
    return this.releasing.startCooling(bookingId);
  }

  /** Nothing of the booking's money moves to its parties until `unfreeze` for the same reason. */
  freeze(bookingId: string, reason: FreezeReason): Promise<void> {
    return this.freezing.freeze(bookingId, reason);
  }

  unfreeze(bookingId: string, reason: FreezeReason): Promise<void> {
    return this.freezing.unfreeze(bookingId, reason);
  }

  /**
   * Decides a refund; the worker pays it.
   * @throws DomainError `rule_refused` for an amount that is none or more than is left, of all or of one party
   */
  async giveBack(bookingId: string, request: GiveBack): Promise<Refund> {
    const payment = await this.payments.findByBooking(bookingId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    return this.refunding.run({ ...request, paymentId: payment.id });
  }

  /**
   * Somebody takes a member's place: what is left of the member's part is theirs now. What the newcomer does not get has to be
   * given back before.
   * @throws DomainError `transition_not_allowed` once the part has been released
   */
  handOver(handing: HandingOver): Promise<void> {
    return this.handingOver.run(handing);
  }

  /** Every party's part: the platform's first, then the members'. Empty before the booking is confirmed. */
  async parts(bookingId: string): Promise<Part[]> {
    const allocations = await this.allocations.ofBooking(bookingId);
    const parts = allocations.map(({ influencerId, amount, left }) => ({ influencerId, amount, left }));
    return parts.sort((a, b) => Number(b.influencerId === null) - Number(a.influencerId === null));
  }
}
