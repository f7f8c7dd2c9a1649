import { Injectable, Logger } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import type { ProviderEvent } from '../provider/provider-event';
import { BookPayment } from '../settlement/book-payment';
import { decideTransition } from './decide-transition';
import type { Payment, PaymentHistoryEntry } from './payment';
import type { PaymentEvent } from './payment-machine';
import { PaymentRepository } from './payment.repository';
import { ConcurrentPaymentChange, PaymentNotHereYet, ProviderEventRefused } from './payment-problems';
import { MEANING } from './provider-event-meaning';

export interface AppliedEvent {
  payment: Payment;
  /** Whether this event moved the payment; false for old, repeated and impossible events. */
  changed: boolean;
}

@Injectable()
export class ApplyProviderEvent {
  private readonly logger = new Logger(ApplyProviderEvent.name);

  constructor(
    private readonly payments: PaymentRepository,
    private readonly books: BookPayment,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws PaymentNotHereYet when no payment of ours matches: try again later
   * @throws ProviderEventRefused when the event contradicts our payment: trying again will not help
   */
  run(event: ProviderEvent): Promise<AppliedEvent> {
    return this.transactions.run(async () => {
      const payment = await this.findPayment(event);
      const meaning = MEANING[event.type];
      return meaning === null ? { payment, changed: false } : this.move(payment, meaning, event);
    });
  }

  /** By the provider's id; by ours, which it hands back, while the provider's answer to the checkout is not stored yet. */
  private async findPayment(event: ProviderEvent): Promise<Payment> {
    if (event.providerPaymentId === null) throw new ProviderEventRefused('names no payment');
    const known = await this.payments.findByProviderPayment(event.provider, event.providerPaymentId);
    const payment = known ?? (event.paymentId ? await this.payments.findById(event.paymentId) : null);
    if (!payment) throw new PaymentNotHereYet(event);
    if (payment.provider !== event.provider)
      throw new ProviderEventRefused('speaks of another provider’s payment');
    if (!known && payment.providerPaymentId !== null)
      throw new ProviderEventRefused('speaks of a payment that is known by another id');
    return payment;
  }

  private async move(payment: Payment, meaning: PaymentEvent, event: ProviderEvent): Promise<AppliedEvent> {
    if (meaning === 'succeed') refuseOtherAmount(payment, event);
    const decision = decideTransition(payment.status, meaning, event, payment.lastEvent);
    if (!decision.changes) {
      this.logger.log(
        { paymentId: payment.id, event: event.id, because: decision.because },
        'event changes nothing',
      );
      return { payment, changed: false };
    }
    const entry: PaymentHistoryEntry = {
      at: this.clock.date(),
      event: meaning,
      from: payment.status,
      to: decision.to,
      eventId: event.id,
      why: `${event.provider} reported ${event.type}`,
    };
    return { payment: await this.store(payment, event, entry), changed: true };
  }

  private async store(payment: Payment, event: ProviderEvent, entry: PaymentHistoryEntry): Promise<Payment> {
    const { id, occurredAt, sequence } = event;
    const changed = await this.payments.changeIfUnchanged(payment, {
      $set: {
        status: entry.to,
        lastEvent: { id, occurredAt, sequence },
        providerPaymentId: event.providerPaymentId,
        updatedAt: entry.at,
      },
      $push: { history: entry },
    });
    if (!changed) throw new ConcurrentPaymentChange(payment.id);
    await this.books.run(changed, {
      event: entry.event,
      eventId: `${event.provider}:${id}`,
      amount: event.amount,
    });
    if (entry.event === 'fail') await this.announceFailure(changed);
    return changed;
  }

  private async announceFailure({ id, bookingId, brandId }: Payment): Promise<void> {
    await this.outbox.add('payment.failed', { paymentId: id, bookingId, brandId });
  }
}

const refuseOtherAmount = (payment: Payment, { amount }: ProviderEvent): void => {
  const { amount: owed, currency } = payment.amount;
  if (amount && (amount.amount !== owed || amount.currency !== currency))
    throw new ProviderEventRefused('reports another amount than the one that is owed');
};
