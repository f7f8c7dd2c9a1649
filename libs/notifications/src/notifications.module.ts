import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { NotificationRepository } from './notification.repository';
import { NotificationSchema } from './notification.schema';

/** What people were told. Written by the worker, read by core-api. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Notification', schema: NotificationSchema }])],
  providers: [NotificationRepository],
  exports: [NotificationRepository],
})
export class NotificationsModule {}
