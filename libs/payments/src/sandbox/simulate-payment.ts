import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import type { DeliveryWishes } from './delivery-wishes';
import { RecordEvent } from './record-event';
import { RepeatEvents } from './repeat-events';
import type { SandboxEvent, SandboxEventType } from './sandbox-event';
import { PAYABLE, type DeclineCode, type SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';

/** `challenged`: the payer's bank wants to hear from them first (3-D Secure). */
export const SIMULATED_OUTCOMES = ['succeeded', 'failed', 'challenged'] as const;
export type SimulatedOutcome = (typeof SIMULATED_OUTCOMES)[number];

/** How long the older event lags behind the newer one when the order is reversed: enough for the newer to be stored. */
const LAG_MS = 1_000;

type NewStatus = 'authorised' | 'succeeded' | 'failed' | 'requires_action';
const EVENT: Readonly<Record<NewStatus, SandboxEventType>> = {
  authorised: 'payment.authorised',
  succeeded: 'payment.succeeded',
  failed: 'payment.failed',
  requires_action: 'payment.processing',
};
/** What an earlier attempt would have told. */
const EARLIER: Readonly<Record<NewStatus, SandboxEventType>> = {
  authorised: 'payment.failed',
  succeeded: 'payment.failed',
  failed: 'payment.processing',
  requires_action: 'payment.failed',
};

/** Lets a payer of the sandbox pay, or their card be declined, and the sandbox tell the platform about it. */
@Injectable()
export class SimulatePayment {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly repeating: RepeatEvents,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the events that are on their way. Money comes once: paying again delivers the same event again.
   * @throws DomainError `payment_not_payable` when a paid payment is to fail, or nobody can pay it any more
   */
  run(
    payment: SandboxPayment,
    outcome: SimulatedOutcome,
    wishes: DeliveryWishes,
    failureCode: DeclineCode = 'card_declined',
  ): Promise<SandboxEvent[]> {
    return this.transactions.run(async () => {
      const to = statusAfter(payment, outcome);
      const decided = await this.payments.decide(payment.id, {
        from: PAYABLE,
        to,
        at: this.clock.date(),
        events: wishes.order === 'reversed' ? 2 : 1,
        failureCode: to === 'failed' ? failureCode : null,
      });
      return decided ? this.record(decided, to, wishes) : this.asItIs(payment, outcome, wishes);
    });
  }

  private async record(
    payment: SandboxPayment,
    to: NewStatus,
    wishes: DeliveryWishes,
  ): Promise<SandboxEvent[]> {
    const { sequence } = payment;
    const { times, order, delayMs } = wishes;
    if (order === 'shuffled') await this.repeating.shuffled(payment.id, wishes);
    const tell = (type: SandboxEventType, number: number, lagMs: number): Promise<SandboxEvent> => {
      const dueAt = new Date(this.clock.now() + delayMs + lagMs);
      return this.recording.run({ type, payment, sequence: number, dueAt, times });
    };
    const earlier = order === 'reversed' ? [await tell(EARLIER[to], sequence - 1, LAG_MS)] : [];
    return [...earlier, await tell(EVENT[to], sequence, 0)];
  }

  private async asItIs(
    { id }: SandboxPayment,
    outcome: SimulatedOutcome,
    wishes: DeliveryWishes,
  ): Promise<SandboxEvent[]> {
    const status = (await this.payments.findById(id))?.status;
    if (outcome === 'succeeded' && (status === 'authorised' || status === 'succeeded'))
      return this.repeating.ofType(id, EVENT[status], wishes);
    throw new DomainError('payment_not_payable', { status: status ?? 'unknown' });
  }
}

const statusAfter = ({ capture }: SandboxPayment, outcome: SimulatedOutcome): NewStatus => {
  if (outcome === 'failed') return 'failed';
  if (outcome === 'challenged') return 'requires_action';
  return capture === 'manual' ? 'authorised' : 'succeeded';
};
