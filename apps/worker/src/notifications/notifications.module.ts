import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { CatalogModule } from '@noillin/catalog';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule as NotificationStoreModule } from '@noillin/notifications';
import { BookingEventsController } from './booking-events.controller';
import { ChatEventsController } from './chat-events.controller';
import { GigEventsController } from './gig-events.controller';
import { ReviewEventsController } from './review-events.controller';
import { Notify } from './notify';

@Module({
  imports: [BookingModule, CatalogModule, IdentityModule, NotificationStoreModule],
  controllers: [BookingEventsController, ChatEventsController, GigEventsController, ReviewEventsController],
  providers: [Notify],
})
export class NotificationsModule {}
