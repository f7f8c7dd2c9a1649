import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@noillin/contracts';
import { EventInbox } from '@noillin/messaging';
import { EndpointsRepository } from '../endpoints/endpoints.repository';
import { webhookOf, type WebhookEventType } from '../webhook-events';
import { DeliveriesRepository } from './deliveries.repository';

const CONSUMER = 'webhooks';

/** Puts an event on its way to every endpoint of its owners that wants it: once, however often the event comes. */
@Injectable()
export class RecordEvent {
  constructor(
    private readonly inbox: EventInbox,
    private readonly endpoints: EndpointsRepository,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  async run(envelope: EventEnvelope<WebhookEventType>): Promise<void> {
    const { owners, message } = webhookOf(envelope);
    const listening = await this.endpoints.listening(owners, envelope.name);
    if (listening.length === 0) return;
    const body = JSON.stringify(message);
    await this.inbox.once(CONSUMER, envelope.id, async () => {
      for (const { id, ownerId } of listening)
        await this.deliveries.insert({
          endpointId: id,
          ownerId,
          eventId: message.id,
          type: message.type,
          body,
        });
    });
  }
}
