import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { PageQueryDto, positionOf } from '../lists';
import { Conversations } from './conversations';
import { ConversationDto, ConversationListDto } from './dto/chat.dto';
import { OpenConversationDto } from './dto/chat-requests.dto';
import { OpenConversation, type ConversationSubject } from './open-conversation';

/** @throws DomainError `validation_failed` unless exactly one subject is named */
const subjectOf = ({ participantId, bookingId }: OpenConversationDto): ConversationSubject => {
  if (participantId !== undefined && bookingId === undefined) return { participantId };
  if (bookingId !== undefined && participantId === undefined) return { bookingId };
  const message = 'exactly one of participantId and bookingId must be given';
  throw new DomainError('validation_failed', {}, { fields: [{ field: 'participantId', message }] });
};

@ApiTags('chat')
@Controller('conversations')
@RequirePermissions('chat:use')
export class ConversationsController {
  constructor(
    private readonly conversations: Conversations,
    private readonly openConversation: OpenConversation,
  ) {}

  /**
   * Finds the conversation with a person or about a booking (200), or begins it (201). Who leaves a booking leaves its
   * conversation, and who takes their place comes in.
   */
  @Post()
  @ApiOkResponse({ type: ConversationDto, description: 'The conversation that there was already.' })
  @ApiCreatedResponse({ type: ConversationDto })
  @ApiProblems('not_found', 'rule_refused')
  async open(
    @CurrentUser() user: AuthenticatedUser,
    @Body() body: OpenConversationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConversationDto> {
    const { conversation, created } = await this.openConversation.execute(user.id, subjectOf(body));
    reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return this.conversations.show(conversation, user.id);
  }

  /** One's own conversations, also those that one has left, latest activity first. */
  @Get()
  list(@CurrentUser() user: AuthenticatedUser, @Query() query: PageQueryDto): Promise<ConversationListDto> {
    return this.conversations.list(user.id, query.limit, positionOf(query));
  }

  /** One conversation, for its participants and who was one. */
  @Get(':id')
  @ApiProblems('not_found')
  async get(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<ConversationDto> {
    return this.conversations.show(await this.conversations.find(id, user.id), user.id);
  }
}
