import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { IdentityModule } from '@noillin/identity';
import { DeliveriesRepository } from './webhooks/deliveries/deliveries.repository';
import { DeliverySchema } from './webhooks/deliveries/delivery.schema';
import { EndpointSchema } from './webhooks/endpoints/endpoint.schema';
import { EndpointsRepository } from './webhooks/endpoints/endpoints.repository';
import { ManageEndpoints } from './webhooks/endpoints/manage-endpoints';
import { WebhookAddress } from './webhooks/sending/webhook-address';

/** Where webhooks go, and what became of them. Needs a global Clock and SystemClock. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'WebhookEndpoint', schema: EndpointSchema },
      { name: 'WebhookDelivery', schema: DeliverySchema },
    ]),
    IdentityModule,
  ],
  providers: [EndpointsRepository, DeliveriesRepository, ManageEndpoints, WebhookAddress],
  exports: [EndpointsRepository, DeliveriesRepository, ManageEndpoints, WebhookAddress],
})
export class WebhooksModule {}
