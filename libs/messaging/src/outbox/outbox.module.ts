import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Outbox } from './outbox';
import { OutboxSchema } from './outbox.schema';

/** For every service that changes state. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Outbox', schema: OutboxSchema }])],
  providers: [Outbox],
  exports: [Outbox, MongooseModule],
})
export class OutboxModule {}
