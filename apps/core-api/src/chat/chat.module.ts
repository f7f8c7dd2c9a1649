import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BookingModule } from '@noillin/booking';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule } from '@noillin/notifications';
import { ConversationRepository } from './conversation.repository';
import { ConversationSchema } from './conversation.schema';
import { Conversations } from './conversations';
import { ConversationsController } from './conversations.controller';
import { MessageRepository } from './message.repository';
import { MessageSchema } from './message.schema';
import { MessagesController } from './messages.controller';
import { OpenConversation } from './open-conversation';
import { SendMessage } from './send-message';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Conversation', schema: ConversationSchema },
      { name: 'Message', schema: MessageSchema },
    ]),
    BookingModule,
    IdentityModule,
    NotificationsModule,
  ],
  controllers: [ConversationsController, MessagesController],
  providers: [ConversationRepository, MessageRepository, Conversations, OpenConversation, SendMessage],
})
export class ChatModule {}
