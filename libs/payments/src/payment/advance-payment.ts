import type { PaymentStatus } from '@noillin/contracts';
import { inOrder, kindOf, type FactKind, type PaymentFact } from './payment-fact';
import { paymentMachine, type PaymentEvent } from './payment-machine';

/** A fact that moved the payment, and how. */
export interface Step {
  fact: PaymentFact;
  event: PaymentEvent;
  to: PaymentStatus;
}

/** What of a payment decides how it goes on. */
export interface PaymentSoFar {
  facts: readonly PaymentFact[];
  /** What was already acted upon. */
  history: readonly { event: PaymentEvent; eventId: string }[];
  amount: { amount: number };
}

export interface Advance {
  status: PaymentStatus;
  /** What to act upon now, in order. */
  moves: Step[];
}

/**
 * The payment's life as far as these facts tell: every one that the machine accepts, in their own order. More than was
 * paid never goes back.
 */
export const replay = (facts: readonly PaymentFact[], owed: number): Step[] => {
  const steps: Step[] = [];
  let status: PaymentStatus = paymentMachine.initial;
  let refunded = 0;
  for (const fact of inOrder(facts)) {
    const back = fact.kind === 'refund' ? refunded + (fact.amount ?? 0) : refunded;
    const event = eventOf(fact.kind, status, back === owed);
    if (back > owed || !paymentMachine.accepts(status, event)) continue;
    status = paymentMachine.next(status, event);
    refunded = back;
    steps.push({ fact, event, to: status });
  }
  return steps;
};

/**
 * Where the payment stands once it knows `fact` too, and what is new because of it: a fact that was told early takes
 * effect when what it needed is told. Nobody acts twice on what happened once, in whatever order it was told: not on
 * the second telling of a dispute, not on an attempt that is known to have been followed by another.
 */
export const advance = (payment: PaymentSoFar, fact: PaymentFact): Advance => {
  const steps = replay([...payment.facts, fact], payment.amount.amount);
  const last = steps.at(-1);
  const room = roomFor(steps, payment.history);
  const seen = new Set(payment.history.map(({ eventId }) => eventId));
  const moves = steps.filter((step) => {
    if (seen.has(step.fact.id)) return false;
    return ATTEMPTS.includes(step.fact.kind) ? step === last : room.take(step.fact.kind);
  });
  return { status: last?.to ?? paymentMachine.initial, moves };
};

/** What may happen again and again before money comes, and only the newest of which matters. */
const ATTEMPTS: readonly FactKind[] = ['process', 'fail', 'authorise', 'void'];

/** How often each kind happened, less how often it was acted upon. */
const roomFor = (
  steps: readonly Step[],
  history: PaymentSoFar['history'],
): { take: (kind: FactKind) => boolean } => {
  const room = new Map<FactKind, number>();
  const count = (kind: FactKind, by: number): number => {
    const left = (room.get(kind) ?? 0) + by;
    room.set(kind, left);
    return left;
  };
  steps.forEach(({ fact }) => count(fact.kind, 1));
  history.forEach(({ event }) => count(kindOf(event), -1));
  return { take: (kind) => count(kind, -1) >= 0 };
};

const eventOf = (kind: FactKind, status: PaymentStatus, isAllBack: boolean): PaymentEvent => {
  if (kind !== 'refund') return kind;
  if (paymentMachine.accepts(status, 'count_refund')) return 'count_refund';
  return isAllBack ? 'refund_rest' : 'refund_part';
};
