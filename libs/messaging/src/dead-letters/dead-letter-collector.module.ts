import { Module } from '@nestjs/common';
import { DeadLetterCollector } from './dead-letter-collector';
import { DeadLettersModule } from './dead-letters.module';

/** For the worker: takes what failed for good out of the broker. */
@Module({ imports: [DeadLettersModule], providers: [DeadLetterCollector], exports: [DeadLettersModule] })
export class DeadLetterCollectorModule {}
