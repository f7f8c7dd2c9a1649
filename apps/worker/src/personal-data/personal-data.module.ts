import { Module } from '@nestjs/common';
import { PersonalDataModule } from '@noillin/personal-data';
import { MailModule } from '../mail';
import { ErasureEventsController } from './erasure-events.controller';
import { MailReceipt } from './mail-receipt';
import { PersonalDataTimers } from './personal-data-timers';

@Module({
  imports: [PersonalDataModule, MailModule],
  controllers: [ErasureEventsController],
  providers: [PersonalDataTimers, MailReceipt],
})
export class PersonalDataWorkModule {}
