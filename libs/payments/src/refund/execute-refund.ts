import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import type { Payment } from '../payment/payment';
import { PaymentRepository } from '../payment/payment.repository';
import { ProviderRegistry } from '../provider/provider-registry';
import type { Refund } from './refund';
import { RefundRepository } from './refund.repository';
import { SettleRefund } from './settle-refund';

/**
 * Pays back what was decided. The provider is asked under the refund's id, so that asking again after a crash pays
 * nothing twice; what it answers is written down by compare-and-set.
 */
@Injectable()
export class ExecuteRefund {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly providers: ProviderRegistry,
    private readonly settling: SettleRefund,
  ) {}

  async run(refundId: string): Promise<Refund> {
    const refund = await this.refunds.findById(refundId);
    if (!refund) throw new DomainError('not_found', { resource: 'refund' });
    if (refund.status !== 'requested') return refund;
    const { provider, providerPaymentId } = await this.paymentOf(refund);
    const answer = await this.providers
      .get(provider)
      .refund({ providerPaymentId, amount: refund.amount, idempotencyKey: refund.id });
    return this.settling.run(refund.id, answer);
  }

  private async paymentOf(refund: Refund): Promise<Payment & { providerPaymentId: string }> {
    const payment = await this.payments.findById(refund.paymentId);
    if (!payment?.providerPaymentId) throw new DomainError('not_found', { resource: 'payment' });
    return { ...payment, providerPaymentId: payment.providerPaymentId };
  }
}
