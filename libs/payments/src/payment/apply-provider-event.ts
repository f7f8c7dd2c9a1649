import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import type { ProviderEvent } from '../provider/provider-event';
import type { Payment } from './payment';
import type { FactKind } from './payment-fact';
import { PaymentRepository } from './payment.repository';
import { PaymentNotHereYet, ProviderEventRefused } from './payment-problems';
import { MEANING } from './provider-event-meaning';
import { RecordFact, type FactNote, type RecordedFact } from './record-fact';

@Injectable()
export class ApplyProviderEvent {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly recording: RecordFact,
    private readonly transactions: Transactions,
  ) {}

  /**
   * @throws PaymentNotHereYet when no payment of ours matches: try again later
   * @throws ProviderEventRefused when the event contradicts our payment: trying again will not help
   */
  run(event: ProviderEvent): Promise<RecordedFact> {
    return this.transactions.run(async () => {
      const payment = await this.findPayment(event);
      const meaning = MEANING[event.type];
      return meaning === null ? { payment, changed: false } : this.record(payment, meaning, event);
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
    if (!known && payment.providerPaymentId !== null && !event.isOtherId)
      throw new ProviderEventRefused('speaks of a payment that is known by another id');
    return payment;
  }

  private record(payment: Payment, kind: FactKind, event: ProviderEvent): Promise<RecordedFact> {
    if (kind === 'succeed') refuseOtherAmount(payment, event);
    const { id, occurredAt, sequence, amount } = event;
    const fact = { id, kind, occurredAt, sequence, amount: amount?.amount ?? null };
    return this.recording.run(payment, fact, { why: whyOf(event), set: idsIn(payment, event) });
  }
}

const whyOf = ({ provider, type, failureCode }: ProviderEvent): string =>
  `${provider} reported ${type}${failureCode ? ` (${failureCode})` : ''}`;

/** The ids by which the provider speaks of the payment, the newly learnt one among them. */
const idsIn = (payment: Payment, event: ProviderEvent): FactNote['set'] => {
  const { providerPaymentId, isOtherId, otherId } = event;
  const other = isOtherId ? providerPaymentId : otherId;
  return {
    ...(!isOtherId && { providerPaymentId }),
    ...(other && { otherProviderIds: [...new Set([...payment.otherProviderIds, other])] }),
  };
};

const refuseOtherAmount = (payment: Payment, { amount }: ProviderEvent): void => {
  const { amount: owed, currency } = payment.amount;
  if (amount && (amount.amount !== owed || amount.currency !== currency))
    throw new ProviderEventRefused('reports another amount than the one that is owed');
};
