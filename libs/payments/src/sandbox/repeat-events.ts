import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type { DeliveryWishes } from './delivery-wishes';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import type { SandboxEvent, SandboxEventType } from './sandbox-event';
import { SandboxEvents } from './sandbox-events.repository';

/** Deliveries of a shuffle are spread over this long. */
const SPREAD_MS = 1_000;

/** Delivers again what was told already: the same events under the same ids. */
@Injectable()
export class RepeatEvents {
  constructor(
    private readonly events: SandboxEvents,
    private readonly deliveries: SandboxDeliveries,
    private readonly clock: Clock,
  ) {}

  async ofType(
    paymentId: string,
    type: SandboxEventType,
    { delayMs, times }: DeliveryWishes,
  ): Promise<SandboxEvent[]> {
    const events = (await this.events.findByPayment(paymentId)).filter((event) => event.type === type);
    for (const { id } of events) await this.deliveries.schedule(id, this.after(delayMs), times);
    return events;
  }

  /** Everything told about the payment so far, each event at a moment of its own. */
  async shuffled(paymentId: string, { delayMs, times }: DeliveryWishes): Promise<void> {
    for (const { id } of await this.events.findByPayment(paymentId))
      for (let sending = 0; sending < times; sending += 1)
        await this.deliveries.schedule(id, this.after(delayMs + Math.random() * SPREAD_MS), 1);
  }

  private after(milliseconds: number): Date {
    return new Date(this.clock.now() + milliseconds);
  }
}
