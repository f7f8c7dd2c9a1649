import { Module } from '@nestjs/common';
import { DeadLetterCollectorModule } from '@noillin/messaging';
import { DeadLetterTimers } from './dead-letter-timers';

@Module({ imports: [DeadLetterCollectorModule], providers: [DeadLetterTimers] })
export class DeadLettersModule {}
