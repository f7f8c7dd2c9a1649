import { Injectable } from '@nestjs/common';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { PaymentRepository } from '../payment/payment.repository';
import { ProviderRegistry } from '../provider/provider-registry';
import { ExecuteRefund } from './execute-refund';
import type { Refund } from './refund';
import { RefundRepository } from './refund.repository';
import { SettleRefund } from './settle-refund';

/** Pauses between two questions grow with the age of the refund: banks take days. */
const SHORTEST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const PAUSE_BY_AGE = 0.25;

/**
 * Looks after every refund of which nothing was heard for ten minutes: asks the provider what became of it, and has it made
 * where the provider never heard of it (the order to pay it can be lost for good, as can the event that says that it came).
 */
@Injectable()
export class ReconcileRefunds implements DueWork {
  constructor(
    private readonly refunds: RefundRepository,
    private readonly payments: PaymentRepository,
    private readonly providers: ProviderRegistry,
    private readonly executing: ExecuteRefund,
    private readonly settling: SettleRefund,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.refunds.findDueForAsking(now, limit);
  }

  /** @throws DomainError `payment_provider_unavailable`: nothing is known, ask again */
  async run(refundId: string): Promise<void> {
    const refund = await this.refunds.findById(refundId);
    if (!refund) return;
    const { status } = isOpen(refund) ? await this.findOut(refund) : refund;
    if (isOpen({ status })) await this.refunds.askAgain(refundId, this.nextTurn(refund));
    else await this.refunds.stopAsking(refundId);
  }

  private async findOut(refund: Refund): Promise<Refund> {
    const payment = await this.payments.findById(refund.paymentId);
    if (!payment?.providerPaymentId) throw new Error(`the payment of refund ${refund.id} was never made`);
    const { provider, providerPaymentId } = payment;
    const found = await this.providers.get(provider).findRefund({ providerPaymentId, refundId: refund.id });
    return found ? this.settling.run(refund.id, found) : this.executing.run(refund.id);
  }

  private nextTurn({ requestedAt }: Refund): Date {
    const now = this.clock.now();
    const pause = (now - requestedAt.getTime()) * PAUSE_BY_AGE;
    return new Date(now + Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pause)));
  }
}

const isOpen = ({ status }: Pick<Refund, 'status'>): boolean =>
  status === 'requested' || status === 'pending';
