import { Module } from '@nestjs/common';
import { DeadLettersModule } from '@noillin/messaging';
import { DeadLettersController } from './dead-letters.controller';

/** What failed for good in the worker's queues, for operators. */
@Module({ imports: [DeadLettersModule], controllers: [DeadLettersController] })
export class DeadLetterRoutesModule {}
