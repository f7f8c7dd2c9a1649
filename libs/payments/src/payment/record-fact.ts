import { Injectable, Logger } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Clock } from '@noillin/utils';
import { BookPayment } from '../settlement/book-payment';
import { advance, type Step } from './advance-payment';
import type { Payment, PaymentHistoryEntry } from './payment';
import type { PaymentFact } from './payment-fact';
import { ConcurrentPaymentChange } from './payment-problems';
import { PaymentRepository } from './payment.repository';

export interface RecordedFact {
  payment: Payment;
  /** Whether the fact moved the payment; false for old, repeated and impossible ones, and for those that wait. */
  changed: boolean;
}

/** What else is known with the fact. */
export interface FactNote {
  why: string;
  set?: Partial<Pick<Payment, 'providerPaymentId' | 'otherProviderIds' | 'refundedAmount'>>;
}

/** Adds to a payment what its provider says has happened, and acts on what follows from it, in the caller's transaction. */
@Injectable()
export class RecordFact {
  private readonly logger = new Logger(RecordFact.name);

  constructor(
    private readonly payments: PaymentRepository,
    private readonly books: BookPayment,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(payment: Payment, fact: PaymentFact, { why, set = {} }: FactNote): Promise<RecordedFact> {
    if (payment.facts.some(({ id }) => id === fact.id)) return { payment, changed: false };
    const { status, moves } = advance(payment, fact);
    const entries = entriesOf(payment, moves, status, { at: this.clock.date(), why });
    if (entries.length === 0)
      this.logger.log({ paymentId: payment.id, fact: fact.id, kind: fact.kind }, 'changes nothing by now');
    const changed = await this.payments.changeIfUnchanged(payment, {
      $set: { ...set, status, lastEvent: lastOf(moves, payment), updatedAt: this.clock.date() },
      $push: { facts: fact, history: { $each: entries } },
    });
    if (!changed) throw new ConcurrentPaymentChange(payment.id);
    for (const move of moves) await this.act(changed, move);
    return { payment: changed, changed: moves.length > 0 };
  }

  private async act(payment: Payment, { event, fact }: Step): Promise<void> {
    const { id: paymentId, bookingId, brandId, provider } = payment;
    const amount = fact.amount === null ? null : { amount: fact.amount, currency: payment.amount.currency };
    await this.books.run(payment, { event, eventId: `${provider}:${fact.id}`, amount });
    if (event === 'fail') await this.outbox.add('payment.failed', { paymentId, bookingId, brandId });
  }
}

/** One entry per move; the last one ends where the payment now stands, also when later facts were known before. */
const entriesOf = (
  payment: Payment,
  moves: readonly Step[],
  status: Payment['status'],
  note: Pick<PaymentHistoryEntry, 'at' | 'why'>,
): PaymentHistoryEntry[] => {
  let from = payment.status;
  return moves.map(({ event, fact, to: reached }, index) => {
    const to = index === moves.length - 1 ? status : reached;
    const entry = { ...note, event, from, to, eventId: fact.id };
    from = to;
    return entry;
  });
};

const lastOf = (moves: readonly Step[], { lastEvent }: Payment): Payment['lastEvent'] => {
  const last = moves.at(-1)?.fact;
  return last ? { id: last.id, occurredAt: last.occurredAt, sequence: last.sequence } : lastEvent;
};
