import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { MOST_ATTEMPTS, retryDelay } from './retry-delay';
import { SandboxDeliveries } from './sandbox-deliveries.repository';
import type { SandboxDelivery } from './sandbox-event';
import { SandboxEvents } from './sandbox-events.repository';
import { SendWebhook, type SendingOutcome } from './send-webhook';

/** Longer than one sending may take; after it somebody else tries, should this process have died. */
const LEASE_MS = 15_000;
const MOST_IN_FLIGHT = 20;

/** Sends what is due. Deliveries are rows: they survive restarts, and any number of senders share them. */
@Injectable()
export class DeliverEvents {
  private readonly logger = new Logger(DeliverEvents.name);
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly deliveries: SandboxDeliveries,
    private readonly events: SandboxEvents,
    private readonly sending: SendWebhook,
    private readonly clock: Clock,
  ) {}

  /** Starts every sending that is due and for which there is room; does not wait for slow ones. */
  async startDue(): Promise<number> {
    let started = 0;
    while (this.inFlight.size < MOST_IN_FLIGHT) {
      const now = this.clock.now();
      const delivery = await this.deliveries.lease(new Date(now), new Date(now + LEASE_MS));
      if (!delivery) break;
      this.track(this.deliver(delivery));
      started += 1;
    }
    return started;
  }

  /** Waits for the sendings in flight. */
  async settled(): Promise<void> {
    await Promise.all(this.inFlight);
  }

  private track(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'a delivery could not be written down; it will be repeated'),
      )
      .finally(() => this.inFlight.delete(watched));
    this.inFlight.add(watched);
  }

  private async deliver(delivery: SandboxDelivery): Promise<void> {
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
