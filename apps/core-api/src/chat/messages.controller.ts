import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { Conversations } from './conversations';
import { MessageDto, MessageListDto } from './dto/chat.dto';
import { MarkReadDto, MessagesQueryDto, SendMessageDto } from './dto/chat-requests.dto';
import { MessageRepository } from './message.repository';
import { SendMessage } from './send-message';

@ApiTags('chat')
@Controller('conversations/:id')
@RequirePermissions('chat:use')
@ApiProblems('not_found')
export class MessagesController {
  constructor(
    private readonly conversations: Conversations,
    private readonly messages: MessageRepository,
    private readonly sendMessage: SendMessage,
  ) {}

  /**
   * Messages after a sequence number, in order: after a reconnect, ask for what came after the last one seen. Of a group's
   * conversation one reads what was said while one took part.
   */
  @Get('messages')
  async list(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Query() { afterSeq, limit }: MessagesQueryDto,
  ): Promise<MessageListDto> {
    await this.conversations.find(id, user.id);
    return { items: await this.messages.after({ conversationId: id, userId: user.id }, afterSeq, limit) };
  }

  /** Sends a message. Stored once per `clientMessageId`; the participants' sockets get it live. */
  @Post('messages')
  @ApiProblems('rule_refused')
  send(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() message: SendMessageDto,
  ): Promise<MessageDto> {
    return this.sendMessage.execute({ conversationId: id, senderId: user.id, ...message });
  }

  /** Notes that everything up to a sequence number has been read; the others' sockets are told. */
  @Post('read')
  @HttpCode(204)
  async read(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { seq }: MarkReadDto,
  ): Promise<void> {
    await this.conversations.markRead(id, user.id, seq);
  }
}
