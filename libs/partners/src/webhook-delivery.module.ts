import { Module } from '@nestjs/common';
import { IdentityModule } from '@noillin/identity';
import { DeliverWebhooks } from './webhooks/deliveries/deliver-webhooks';
import { RecordEvent } from './webhooks/deliveries/record-event';
import { SendWebhook } from './webhooks/sending/send-webhook';
import { WebhooksModule } from './webhooks.module';

/** Sends webhooks: for the worker. Needs a global Outbox and EventInbox as well. */
@Module({
  imports: [WebhooksModule, IdentityModule],
  providers: [RecordEvent, DeliverWebhooks, SendWebhook],
  exports: [RecordEvent, DeliverWebhooks, WebhooksModule],
})
export class WebhookDeliveryModule {}
