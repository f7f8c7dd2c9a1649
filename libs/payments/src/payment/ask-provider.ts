import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { ProviderRegistry } from '../provider/provider-registry';
import { ApplyProviderEvent } from './apply-provider-event';
import type { Payment } from './payment';
import { paymentMachine } from './payment-machine';
import { PaymentRepository } from './payment.repository';
import { stateAsEvent } from './state-as-event';

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
    const event = stateAsEvent(payment, providerPaymentId, state);
    return event ? (await this.applying.run(event)).payment : payment;
  }
}
