import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import type { ProviderPaymentState } from '../provider/payment-provider';
import type { ProviderEvent, ProviderEventType } from '../provider/provider-event';
import { ProviderRegistry } from '../provider/provider-registry';
import { ApplyProviderEvent } from './apply-provider-event';
import type { Payment } from './payment';
import { paymentMachine } from './payment-machine';
import { PaymentRepository } from './payment.repository';

const EVENT_OF_STATE: Readonly<Record<ProviderPaymentState['status'], ProviderEventType | null>> = {
  open: null,
  requires_action: 'payment.processing',
  processing: 'payment.processing',
  authorised: 'payment.authorised',
  succeeded: 'payment.succeeded',
  failed: 'payment.failed',
  voided: 'payment.voided',
};

/** Does not wait for an event: asks, and treats the answer like one. */
@Injectable()
export class AskProvider {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly providers: ProviderRegistry,
    private readonly applying: ApplyProviderEvent,
  ) {}

  async run(paymentId: string): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    const { providerPaymentId } = payment;
    if (providerPaymentId === null || !paymentMachine.accepts(payment.status, 'succeed')) return payment;
    const state = await this.providers.get(payment.provider).getPayment(providerPaymentId);
    const event = asEvent(payment, providerPaymentId, state);
    return event ? (await this.applying.run(event)).payment : payment;
  }
}

const asEvent = (
  payment: Payment,
  providerPaymentId: string,
  state: ProviderPaymentState,
): ProviderEvent | null => {
  const type = EVENT_OF_STATE[state.status];
  if (!type) return null;
  const { amount, occurredAt, sequence } = state;
  const id = `asked:${providerPaymentId}:${sequence ?? occurredAt.getTime()}`;
  const { provider, id: ours } = payment;
  const about = { provider, providerPaymentId, paymentId: ours, refundId: null, providerRefundId: null };
  return { id, type, ...about, amount, occurredAt, sequence };
};
