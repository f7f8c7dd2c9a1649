import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { RecordEvent } from './record-event';
import { PAYABLE, type SandboxPayment, type SandboxPaymentStatus } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';

const FROM = {
  succeeded: ['authorised'],
  voided: ['authorised', ...PAYABLE],
} as const satisfies Record<string, SandboxPaymentStatus[]>;

/** Takes reserved money, or lets go of a payment. Either happens once and is told by an event. */
@Injectable()
export class DecideOnHeldMoney {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `provider_refused` when the payment is in no state for it */
  run(payment: SandboxPayment, to: 'succeeded' | 'voided'): Promise<SandboxPayment> {
    return this.transactions.run(async () => {
      const now = this.clock.date();
      const decided = await this.payments.decide(payment.id, { from: FROM[to], to, at: now });
      if (!decided) return this.asItIs(payment, to);
      const { sequence } = decided;
      await this.recording.run({ type: `payment.${to}`, payment: decided, sequence, dueAt: now, times: 1 });
      return decided;
    });
  }

  private async asItIs({ id }: SandboxPayment, wanted: SandboxPaymentStatus): Promise<SandboxPayment> {
    const payment = await this.payments.findById(id);
    if (payment?.status === wanted) return payment;
    throw new DomainError('provider_refused', { reason: `the payment is ${payment?.status ?? 'unknown'}` });
  }
}
