import { Module } from '@nestjs/common';
import { IdentityModule } from '@noillin/identity';
import { MailModule } from '../mail';
import { AccountEventsController } from './account-events.controller';
import { MailAboutAccount } from './mail-about-account';

@Module({
  imports: [IdentityModule, MailModule],
  controllers: [AccountEventsController],
  providers: [MailAboutAccount],
})
export class AccountMailsModule {}
