import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { CatalogModule } from '@noillin/catalog';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule as NotificationStoreModule } from '@noillin/notifications';
import { ApiKeysModule, WebhooksModule } from '@noillin/partners';
import { AccountErasureController } from './account-erasure.controller';
import { BookingEventsController } from './booking-events.controller';
import { ChatEventsController } from './chat-events.controller';
import { GigEventsController } from './gig-events.controller';
import { PartnerEventsController } from './partner-events.controller';
import { PayoutEventsController } from './payout-events.controller';
import { ReviewEventsController } from './review-events.controller';
import { Notify } from './notify';

@Module({
  imports: [
    ApiKeysModule,
    WebhooksModule,
    BookingModule,
    CatalogModule,
    IdentityModule,
    NotificationStoreModule,
  ],
  controllers: [
    BookingEventsController,
    ChatEventsController,
    GigEventsController,
    ReviewEventsController,
    PayoutEventsController,
    PartnerEventsController,
    AccountErasureController,
  ],
  providers: [Notify],
})
export class NotificationsModule {}
