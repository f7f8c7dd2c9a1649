import { Module } from '@nestjs/common';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule } from '@noillin/notifications';
import { MailController } from './mail.controller';
import { MailNotification } from './mail-notification';
import { Mailer } from './mailer';

@Module({
  imports: [IdentityModule, NotificationsModule],
  controllers: [MailController],
  providers: [Mailer, MailNotification],
  exports: [Mailer],
})
export class MailModule {}
