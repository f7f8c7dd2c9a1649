import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import type { DeliveryWishes } from './delivery-wishes';
import { RecordEvent } from './record-event';
import { RepeatEvents } from './repeat-events';
import type { SandboxEvent } from './sandbox-event';
import type { SandboxDispute, SandboxDisputeStatus, SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';

/** Lets a payer ask their bank for the money back, and the bank decide. */
@Injectable()
export class SimulateDispute {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly repeating: RepeatEvents,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `payment_not_payable` when there is nothing to dispute, or no open dispute to decide */
  run(payment: SandboxPayment, to: SandboxDisputeStatus, wishes: DeliveryWishes): Promise<SandboxEvent> {
    return this.transactions.run(async () => {
      const disputed = await this.payments.setDispute(payment.id, this.disputeOf(payment, to));
      if (!disputed) throw new DomainError('payment_not_payable', { status: describe(payment) });
      if (wishes.order === 'shuffled') await this.repeating.shuffled(payment.id, wishes);
      const dueAt = new Date(this.clock.now() + wishes.delayMs);
      const { sequence } = disputed;
      return this.recording.run({
        type: `payment.chargeback_${to}`,
        payment: disputed,
        sequence,
        dueAt,
        times: wishes.times,
      });
    });
  }

  private disputeOf({ dispute }: SandboxPayment, status: SandboxDisputeStatus): SandboxDispute {
    return { id: status === 'opened' || !dispute ? `sbx_dp_${newId()}` : dispute.id, status };
  }
}

const describe = ({ status, dispute }: SandboxPayment): string =>
  dispute ? `${status}, its dispute ${dispute.status}` : `${status} and not disputed`;
