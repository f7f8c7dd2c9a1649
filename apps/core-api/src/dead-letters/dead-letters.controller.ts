import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { DeadLetters, DiscardDeadLetter, ReplayDeadLetter } from '@noillin/messaging';
import { AuditedAs } from '../audit';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { positionOf } from '../lists';
import { deadLetterDetails, deadLetterView } from './dead-letter-view';
import {
  DeadLetterDetailsDto,
  DeadLetterDto,
  DeadLetterListDto,
  DeadLetterListQueryDto,
  DiscardDeadLetterDto,
} from './dto/dead-letter.dto';

/** Messages of the worker's own queues that failed for good, for operators. */
@ApiTags('admin')
@Controller('admin/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly replaying: ReplayDeadLetter,
    private readonly discarding: DiscardDeadLetter,
  ) {}

  /**
   * Messages that the worker could not handle and has given up, those that failed last first.
   * @remarks They come here within seconds. Open ones are kept for 180 days after they failed last, others for 30 after the decision.
   */
  @Get()
  @RequirePermissions('admin:read')
  @ApiProblems('invalid_cursor')
  async list(@Query() query: DeadLetterListQueryDto): Promise<DeadLetterListDto> {
    const { queue, status, limit } = query;
    const { items, nextCursor } = await this.letters.list({
      queue,
      status,
      before: positionOf(query),
      limit,
    });
    return { items: items.map(deadLetterView), nextCursor };
  }

  /** One message, with what it consists of and everything that has become of it. */
  @Get(':id')
  @RequirePermissions('admin:read')
  @ApiProblems('not_found')
  async read(@Param('id') id: string): Promise<DeadLetterDetailsDto> {
    const letter = await this.letters.findById(id);
    const message = await this.letters.contentOf(id);
    if (!letter || !message) throw new DomainError('not_found', { resource: 'dead letter' });
    return deadLetterDetails(letter, message);
  }

  /**
   * Puts an open message back into the queue in which it failed, with all its attempts before it. Other queues that took
   * the same event do not see it again. If it fails once more it is open again.
   */
  @Post(':id/replay')
  @HttpCode(202)
  @RequirePermissions('admin:write')
  @AuditedAs('dead_letter.replayed', 'dead_letter')
  @ApiProblems('not_found', 'transition_not_allowed', 'rule_refused')
  async replay(@Param('id') id: string, @CurrentUser() admin: AuthenticatedUser): Promise<DeadLetterDto> {
    return deadLetterView(await this.replaying.run(id, admin.id));
  }

  /** Gives an open message up. It can be read for 30 more days. */
  @Post(':id/discard')
  @HttpCode(200)
  @RequirePermissions('admin:write')
  @AuditedAs('dead_letter.discarded', 'dead_letter')
  @ApiProblems('not_found', 'transition_not_allowed')
  async discard(
    @Param('id') id: string,
    @CurrentUser() admin: AuthenticatedUser,
    @Body() { reason }: DiscardDeadLetterDto,
  ): Promise<DeadLetterDto> {
    return deadLetterView(await this.discarding.run(id, admin.id, reason));
  }
}
