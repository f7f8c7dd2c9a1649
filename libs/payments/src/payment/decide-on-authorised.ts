import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { ProviderRegistry } from '../provider/provider-registry';
import { ApplyProviderEvent } from './apply-provider-event';
import type { Payment } from './payment';
import { PaymentRepository } from './payment.repository';
import { PrepareCheckout } from './prepare-checkout';
import { stateAsEvent } from './state-as-event';

/** Has the provider take reserved money or let go of it, and treats its answer like an event. */
@Injectable()
export class DecideOnAuthorised {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly checkout: PrepareCheckout,
    private readonly providers: ProviderRegistry,
    private readonly applying: ApplyProviderEvent,
  ) {}

  async run(paymentId: string, decision: 'capture' | 'void'): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    const providerPaymentId = await this.atProvider(payment);
    const state = await this.providers.get(payment.provider)[decision]({ providerPaymentId, paymentId });
    const event = stateAsEvent(payment, providerPaymentId, state);
    return event ? (await this.applying.run(event)).payment : payment;
  }

  /** The checkout may exist although we never stored it: only its own id can close it. */
  private async atProvider({ id, providerPaymentId }: Payment): Promise<string> {
    const known = providerPaymentId ?? (await this.checkout.run(id)).providerPaymentId;
    if (known === null) throw new DomainError('payment_provider_unavailable');
    return known;
  }
}
