import { Injectable, Logger } from '@nestjs/common';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { MOST_ATTEMPTS, retryDelay } from './retry-delay';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import type { SandboxDelivery } from './sandbox-event';
import { SandboxEvents } from './sandbox-events.repository';
import { SendWebhook, type SendingOutcome } from './send-webhook';

/** Sends what is due. Deliveries are rows: they survive restarts, and any number of senders share them. */
@Injectable()
export class DeliverEvents implements DueWork {
  private readonly logger = new Logger(DeliverEvents.name);

  constructor(
    private readonly deliveries: SandboxDeliveries,
    private readonly events: SandboxEvents,
    private readonly sending: SendWebhook,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.deliveries.findDue(now, limit);
  }

  async run(deliveryId: string): Promise<void> {
    const delivery = await this.deliveries.begin(deliveryId, this.clock.date());
    if (!delivery) return;
    const event = await this.events.findById(delivery.eventId);
    if (!event) return this.deliveries.end(delivery.id, 'no such event', this.clock.date());
    await this.conclude(delivery, await this.sending.run(event.body));
  }

  private async conclude({ id, eventId, attempts }: SandboxDelivery, outcome: SendingOutcome): Promise<void> {
    const { delivered, answer } = outcome;
    if (delivered) return this.deliveries.end(id, answer, this.clock.date());
    this.logger.warn({ eventId, attempts, answer }, 'a sandbox webhook was not accepted');
    if (attempts >= MOST_ATTEMPTS) return this.deliveries.end(id, answer, this.clock.date());
    await this.deliveries.tryAgain(id, answer, new Date(this.clock.now() + retryDelay(attempts)));
  }
}
