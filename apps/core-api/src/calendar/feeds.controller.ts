import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BookingFeed, CalendarFeeds } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth';
import { ApiProblems } from '../docs';
import { entityTag, isNamedIn } from './entity-tag';
import { tokenIn } from './feed-path';

const CALENDAR = 'text/calendar; charset=utf-8';
/** Programs may keep it that long, and ask whether it changed after that. */
const CACHE_CONTROL = 'private, max-age=300';

@ApiTags('calendar')
@Controller('calendar/feeds')
@Public()
export class FeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly bookings: BookingFeed,
    private readonly users: Users,
  ) {}

  /**
   * The bookings of whoever made this secret address, as iCalendar (RFC 5545): those of the last 90 days and all to come,
   * at most 1000. What is held and not yet paid is tentative; what was cancelled or expired is marked as cancelled.
   * Answers 304 to an `If-None-Match` that names what it would answer. `file` is the secret, followed by `.ics`.
   */
  @Get(':file')
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'The calendar.', schema: { type: 'string' } })
  @ApiResponse({ status: 304, description: 'Nothing has changed.' })
  @ApiProblems('not_found')
  async read(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const text = await this.bookings.write(await this.ownerOf(file));
    const tag = entityTag(text);
    reply.headers({ etag: tag, 'cache-control': CACHE_CONTROL });
    if (isNamedIn(known, tag)) {
      reply.status(304);
      return undefined;
    }
    reply.type(CALENDAR);
    return text;
  }

  /** Whoever is suspended is not let in by an address either. @throws DomainError `not_found` */
  private async ownerOf(file: string): Promise<string> {
    const token = tokenIn(file);
    const ownerId = token && (await this.feeds.ownerOf(token));
    const owner = ownerId ? await this.users.findById(ownerId) : null;
    if (owner?.status !== 'active') throw new DomainError('not_found', { resource: 'calendar' });
    return owner.id;
  }
}
