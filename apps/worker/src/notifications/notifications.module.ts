import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule as NotificationStoreModule } from '@noillin/notifications';
import { BookingEventsController } from './booking-events.controller';
import { ChatEventsController } from './chat-events.controller';
import { Notify } from './notify';

@Module({
  imports: [BookingModule, IdentityModule, NotificationStoreModule],
  controllers: [BookingEventsController, ChatEventsController],
  providers: [Notify],
})
export class NotificationsModule {}
