import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@noillin/utils';
import type { SandboxEvent, SandboxEventType, SandboxRefund } from './sandbox-event';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import { SandboxEvents } from './sandbox-events.repository';
import type { SandboxPayment } from './sandbox-payment';
import { writeBody } from './webhook-body';

export interface Happening {
  type: SandboxEventType;
  payment: SandboxPayment;
  /** Position among the payment's events. */
  sequence: number;
  refund?: SandboxRefund;
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

  async run({ type, payment, sequence, refund, dueAt, times }: Happening): Promise<SandboxEvent> {
    const happened = {
      id: `sbx_evt_${newId()}`,
      paymentId: payment.id,
      type,
      sequence,
      created: this.clock.date(),
    };
    const event = { ...happened, body: writeBody(happened, payment, refund ?? null) };
    await this.events.create(event);
    await this.deliveries.schedule(event.id, dueAt, times);
    return event;
  }
}
