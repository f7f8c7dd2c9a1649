import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { isWebhookEventType, RecordEvent, type WebhookEventType } from '@noillin/partners';

const isForWebhooks = (envelope: EventEnvelope): envelope is EventEnvelope<WebhookEventType> =>
  isWebhookEventType(envelope.name);

/** Puts what happens on its way to the programs of those whom it concerns. */
@Controller()
export class WebhookEventsController {
  constructor(private readonly record: RecordEvent) {}

  @OnEvent('webhooks', 'booking.*')
  booking(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  @OnEvent('webhooks', 'payment.failed')
  paymentFailed(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  @OnEvent('webhooks', 'payment.refund_succeeded')
  refunded(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  @OnEvent('webhooks', 'gig.*')
  gig(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  @OnEvent('webhooks', 'review.published')
  review(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  @OnEvent('webhooks', 'chat.message_sent')
  message(@Payload() envelope: EventEnvelope): Promise<void> {
    return this.take(envelope);
  }

  private async take(envelope: EventEnvelope): Promise<void> {
    if (isForWebhooks(envelope)) await this.record.run(envelope);
  }
}
