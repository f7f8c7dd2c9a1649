import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BookingModule } from '@noillin/booking';
import { ConversationsModule } from '@noillin/chat';
import { IdentityModule } from '@noillin/identity';
import { NotificationsModule } from '@noillin/notifications';
import { Conversations } from './conversations';
import { ConversationsController } from './conversations.controller';
import { MessageRepository } from './message.repository';
import { MessageSchema } from './message.schema';
import { MessagesController } from './messages.controller';
import { OpenConversation } from './open-conversation';
import { SendMessage } from './send-message';

@Module({
  imports: [
    MongooseModule.forFeature([{ name: 'Message', schema: MessageSchema }]),
    ConversationsModule,
    BookingModule,
    IdentityModule,
    NotificationsModule,
  ],
  controllers: [ConversationsController, MessagesController],
  providers: [MessageRepository, Conversations, OpenConversation, SendMessage],
})
export class ChatModule {}
