import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OutboxModule } from '../outbox/outbox.module';
import { DeadLetterSchema } from './dead-letter.schema';
import { DeadLetters } from './dead-letters.repository';
import { DiscardDeadLetter } from './discard-dead-letter';
import { ReplayDeadLetter } from './replay-dead-letter';

/** What failed for good, and what a person may do about it. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'DeadLetter', schema: DeadLetterSchema }]), OutboxModule],
  providers: [DeadLetters, ReplayDeadLetter, DiscardDeadLetter],
  exports: [DeadLetters, ReplayDeadLetter, DiscardDeadLetter],
})
export class DeadLettersModule {}
