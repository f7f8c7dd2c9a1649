import { Module } from '@nestjs/common';
import { WebhookDeliveryModule } from '@noillin/partners';
import { PartnersTimers } from './partners-timers';
import { WebhookEventsController } from './webhook-events.controller';

/** Webhooks to the programs of brands and influencers. */
@Module({
  imports: [WebhookDeliveryModule],
  controllers: [WebhookEventsController],
  providers: [PartnersTimers],
})
export class PartnersModule {}
