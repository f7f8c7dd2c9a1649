import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@noillin/utils';
import type { SandboxAccount } from './sandbox-account';
import type { SandboxEvent, SandboxEventType } from './sandbox-event';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import { SandboxEvents } from './sandbox-events.repository';
import type { SandboxPayment } from './sandbox-payment';
import type { SandboxRefund } from './sandbox-refund';
import { writeBody, type EventSubject } from './webhook-body';

export interface Happening {
  type: SandboxEventType;
  payment: SandboxPayment;
  /** Position among the payment's events. */
  sequence: number;
  refund?: Pick<SandboxRefund, 'id' | 'reference' | 'amount'>;
  /** When it is first sent. */
  dueAt: Date;
  /** How often it is sent, all at the same time. */
  times: number;
}

/** Stores what happened at the sandbox together with its deliveries, in the caller's transaction. */
@Injectable()
export class RecordEvent {
  constructor(
    private readonly events: SandboxEvents,
    private readonly deliveries: SandboxDeliveries,
    private readonly clock: Clock,
  ) {}

  run({ type, payment, sequence, refund, dueAt, times }: Happening): Promise<SandboxEvent> {
    const subject = { payment, ...(refund && { refund }) };
    return this.record({ type, sequence, paymentId: payment.id, accountId: null }, subject, dueAt, times);
  }

  accountUpdated(account: SandboxAccount): Promise<SandboxEvent> {
    const { id: accountId, sequence } = account;
    const about = { type: 'account.updated', sequence, paymentId: null, accountId } as const;
    return this.record(about, { account }, this.clock.date(), 1);
  }

  private async record(
    about: Pick<SandboxEvent, 'type' | 'sequence' | 'paymentId' | 'accountId'>,
    subject: EventSubject,
    dueAt: Date,
    times: number,
  ): Promise<SandboxEvent> {
    const happened = { id: `sbx_evt_${newId()}`, ...about, created: this.clock.date() };
    const event = { ...happened, body: writeBody(happened, subject) };
    await this.events.create(event);
    await this.deliveries.schedule(event.id, dueAt, times);
    return event;
  }
}
