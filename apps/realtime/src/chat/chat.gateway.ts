import { UseInterceptors, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { userRoom, type Ack, type ChatMessage } from '@noillin/contracts';
import { AckInterceptor } from '../socket/ack.interceptor';
import type { ClientSocket } from '../socket/client-socket';
import { messagePipe } from '../socket/message.pipe';
import { ChatReadMessage, ChatSendMessage, ChatSyncMessage, ChatTypingMessage } from './chat.messages';
import { Conversations } from './conversations';

/** Chat over sockets. What is acknowledged is stored: core-api keeps it before the acknowledgement leaves. */
@UseInterceptors(AckInterceptor)
@UsePipes(messagePipe)
@WebSocketGateway()
export class ChatGateway {
  constructor(private readonly conversations: Conversations) {}

  @SubscribeMessage('chat:send')
  async send(
    @ConnectedSocket() socket: ClientSocket,
    @MessageBody() message: ChatSendMessage,
  ): Promise<Ack<{ message: ChatMessage }>> {
    const { conversationId, clientMessageId, body } = message;
    return {
      ok: true,
      message: await this.conversations.send(socket, conversationId, { clientMessageId, body }),
    };
  }

  @SubscribeMessage('chat:read')
  async read(@ConnectedSocket() socket: ClientSocket, @MessageBody() receipt: ChatReadMessage): Promise<Ack> {
    await this.conversations.markRead(socket, receipt.conversationId, receipt.seq);
    return { ok: true };
  }

  /** Not stored, not repeated: whoever is not looking now does not need to know. */
  @SubscribeMessage('chat:typing')
  async typing(
    @ConnectedSocket() socket: ClientSocket,
    @MessageBody() { conversationId }: ChatTypingMessage,
  ): Promise<Ack> {
    const participantIds = await this.conversations.participantIds(socket, conversationId);
    const { userId } = socket.data;
    const others = participantIds.filter((id) => id !== userId).map(userRoom);
    if (others.length > 0) socket.to(others).emit('chat:typing', { conversationId, userId });
    return { ok: true };
  }

  @SubscribeMessage('chat:sync')
  async sync(
    @ConnectedSocket() socket: ClientSocket,
    @MessageBody() message: ChatSyncMessage,
  ): Promise<Ack<{ messages: ChatMessage[] }>> {
    const messages = await this.conversations.messagesAfter(socket, message.conversationId, message.afterSeq);
    return { ok: true, messages };
  }
}
