import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { ConversationsModule } from '@noillin/chat';
import { MembershipEventsController } from './membership-events.controller';

@Module({ imports: [BookingModule, ConversationsModule], controllers: [MembershipEventsController] })
export class ChatModule {}
