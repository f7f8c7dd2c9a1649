import { Module } from '@nestjs/common';
import { OutboxModule } from './outbox.module';
import { EventPublisher } from './publisher';
import { OutboxRelay } from './relay';

/** For the worker: publishes what the outbox holds. */
@Module({ imports: [OutboxModule], providers: [EventPublisher, OutboxRelay] })
export class RelayModule {}
