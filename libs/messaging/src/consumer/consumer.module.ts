import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { AckInterceptor } from './ack.interceptor';
import { EventInbox } from './event-inbox';
import { HandledEventSchema } from './event-inbox.schema';
import { FailedMessages } from './failed-messages';

/** For services that consume events. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'HandledEvent', schema: HandledEventSchema }])],
  providers: [
    FailedMessages,
    AckInterceptor,
    EventInbox,
    { provide: APP_INTERCEPTOR, useExisting: AckInterceptor },
  ],
  exports: [EventInbox],
})
export class ConsumerModule {}
