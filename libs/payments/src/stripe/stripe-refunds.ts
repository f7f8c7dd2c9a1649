import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type Stripe from 'stripe';
import type { FindRefund, ProviderRefund, ProviderRefundRequest } from '../provider/payment-provider';
import { requireSameCurrency } from '../provider/require-money';
import { stripeAmountOf } from './stripe-amount';
import { StripeCheckouts } from './stripe-checkouts';
import { StripeClient } from './stripe-client';
import { refusalOf } from './stripe-problem';
import { dateOf } from './stripe-state';

const MOST_PER_PAGE = 100;

/** Money back to payers. Our refund's id travels in the metadata: Stripe forgets idempotency keys after a day. */
@Injectable()
export class StripeRefunds {
  constructor(
    private readonly checkouts: StripeCheckouts,
    private readonly stripe: StripeClient,
    private readonly clock: Clock,
  ) {}

  async refund(request: ProviderRefundRequest): Promise<ProviderRefund> {
    const { charge, amount } = await this.checkouts.charge(request.providerPaymentId);
    requireSameCurrency(request.amount, amount);
    if (!charge) return this.refused('payment_not_paid');
    const known = await this.findOf(charge, request.idempotencyKey);
    if (known) return refundView(known);
    const obstacle = obstacleTo(charge, stripeAmountOf(request.amount));
    return obstacle ? this.refused(obstacle) : this.make(charge, request);
  }

  async find({ providerPaymentId, refundId }: FindRefund): Promise<ProviderRefund | null> {
    const { charge } = await this.checkouts.charge(providerPaymentId);
    const refund = charge && (await this.findOf(charge, refundId));
    return refund && refundView(refund);
  }

  private findOf({ id: charge }: Stripe.Charge, refundId: string): Promise<Stripe.Refund | null> {
    return this.stripe.ask(async (sdk) => {
      for await (const refund of sdk.refunds.list({ charge, limit: MOST_PER_PAGE }))
        if (refund.metadata?.['refundId'] === refundId) return refund;
      return null;
    });
  }

  private async make(
    { id: charge }: Stripe.Charge,
    { amount: money, idempotencyKey: refundId }: ProviderRefundRequest,
  ): Promise<ProviderRefund> {
    const [amount, idempotencyKey] = [stripeAmountOf(money), `refund:${refundId}`];
    try {
      return refundView(
        await this.stripe.ask((sdk) =>
          sdk.refunds.create({ charge, amount, metadata: { refundId } }, { idempotencyKey }),
        ),
      );
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return this.refused(refusal);
    }
  }

  private refused(failureCode: string): ProviderRefund {
    return {
      providerRefundId: null,
      status: 'failed',
      occurredAt: this.clock.date(),
      sequence: null,
      failureCode,
    };
  }
}

/** Why Stripe would refuse, in its own words; asked first, so that a refusal is one whatever its answer looks like. */
const obstacleTo = (charge: Stripe.Charge, amount: number): string | null => {
  if (!charge.paid || !charge.captured) return 'payment_not_paid';
  if (charge.amount - charge.amount_refunded < amount) return 'amount_too_large';
  return null;
};

const STATUS: Readonly<Record<string, ProviderRefund['status']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
};

const refundView = ({ id, status, created, failure_reason: failureCode }: Stripe.Refund): ProviderRefund => ({
  providerRefundId: id,
  status: STATUS[status ?? ''] ?? 'pending',
  occurredAt: dateOf(created),
  sequence: null,
  ...(failureCode && { failureCode }),
});
