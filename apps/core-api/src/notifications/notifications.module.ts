import { Module } from '@nestjs/common';
import { NotificationsModule as NotificationStoreModule } from '@noillin/notifications';
import { NotificationsController } from './notifications.controller';

@Module({ imports: [NotificationStoreModule], controllers: [NotificationsController] })
export class NotificationsModule {}
