import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { RecordEvent } from './record-event';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import { SandboxEvents } from './sandbox-events.repository';
import type { SandboxEvent, SandboxEventType } from './sandbox-event';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';

export type SimulatedOutcome = 'succeeded' | 'failed';

export interface DeliveryWishes {
  /** How late the platform hears of it, in milliseconds. The payment itself happens at once. */
  delayMs: number;
  /** How often the same event is delivered. */
  times: number;
  /** `reversed`: an earlier attempt's event arrives after the outcome's. */
  order: 'normal' | 'reversed';
}

export const PROMPTLY: DeliveryWishes = { delayMs: 0, times: 1, order: 'normal' };

/** How long the older event lags behind the newer one when the order is reversed: enough for the newer to be stored. */
const LAG_MS = 1_000;
const EARLIER: Readonly<Record<SimulatedOutcome, SandboxEventType>> = {
  succeeded: 'payment.failed',
  failed: 'payment.processing',
};

/** Lets a payer of the sandbox pay, or their card be declined, and the sandbox tell the platform about it. */
@Injectable()
export class SimulatePayment {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly events: SandboxEvents,
    private readonly deliveries: SandboxDeliveries,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the events that are on their way. A payment succeeds once: succeeding again delivers the same event again.
   * @throws DomainError `payment_not_payable` when a paid payment is to fail
   */
  run(payment: SandboxPayment, outcome: SimulatedOutcome, wishes: DeliveryWishes): Promise<SandboxEvent[]> {
    return this.transactions.run(async () => {
      const now = this.clock.date();
      const count = wishes.order === 'reversed' ? 2 : 1;
      const decided = await this.payments.decide(payment.id, outcome, now, count);
      if (decided) return this.record(decided, outcome, wishes);
      if (outcome === 'failed') throw new DomainError('payment_not_payable', { status: 'succeeded' });
      return this.deliverAgain(payment, wishes);
    });
  }

  private async record(
    payment: SandboxPayment,
    outcome: SimulatedOutcome,
    { delayMs, times, order }: DeliveryWishes,
  ): Promise<SandboxEvent[]> {
    const { sequence } = payment;
    const earlier =
      order === 'reversed'
        ? [
            await this.recording.run({
              type: EARLIER[outcome],
              payment,
              sequence: sequence - 1,
              dueAt: this.after(delayMs + LAG_MS),
              times,
            }),
          ]
        : [];
    const type = `payment.${outcome}` as const;
    const event = await this.recording.run({ type, payment, sequence, dueAt: this.after(delayMs), times });
    return [...earlier, event];
  }

  private async deliverAgain(payment: SandboxPayment, wishes: DeliveryWishes): Promise<SandboxEvent[]> {
    const events = await this.events.findByPayment(payment.id);
    const succeeded = events.filter(({ type }) => type === 'payment.succeeded');
    for (const { id } of succeeded)
      await this.deliveries.schedule(id, this.after(wishes.delayMs), wishes.times);
    return succeeded;
  }

  private after(milliseconds: number): Date {
    return new Date(this.clock.now() + milliseconds);
  }
}
