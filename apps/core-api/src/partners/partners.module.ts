import { Module } from '@nestjs/common';
import { ApiKeysModule, WebhooksModule } from '@noillin/partners';
import { AllApiKeysController } from './keys/all-api-keys.controller';
import { ApiKeyViews } from './keys/api-key-view';
import { ApiKeysController } from './keys/api-keys.controller';
import { WebhookDeliveriesController } from './webhooks/deliveries.controller';
import { WebhookEndpointsController } from './webhooks/endpoints.controller';

/** What programs of brands and influencers work with. */
@Module({
  imports: [ApiKeysModule, WebhooksModule],
  controllers: [
    ApiKeysController,
    AllApiKeysController,
    WebhookEndpointsController,
    WebhookDeliveriesController,
  ],
  providers: [ApiKeyViews],
})
export class PartnersModule {}
