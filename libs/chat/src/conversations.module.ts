import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ConversationRepository } from './conversation.repository';
import { ConversationSchema } from './conversation.schema';
import { SeatMembers } from './seat-members';

/** Who talks with whom. Talking is core-api's; the worker keeps the participants of a booking's conversation up to date. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Conversation', schema: ConversationSchema }])],
  providers: [ConversationRepository, SeatMembers],
  exports: [ConversationRepository, SeatMembers],
})
export class ConversationsModule {}
