import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CalendarFeeds } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { PaymentsConfig } from '@noillin/payments';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { FeedDto, IssuedFeedDto } from './dto/feed.dto';
import { feedPath } from './feed-path';

const noFeed = (): DomainError => new DomainError('not_found', { resource: 'calendar address' });

@ApiTags('calendar')
@Controller('calendar/feed')
@RequirePermissions('booking:read')
export class OwnFeedController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly config: PaymentsConfig,
  ) {}

  /** Makes a secret address under which calendar programs read one's bookings. An address made before stops working. */
  @Post()
  async issue(@CurrentUser() { id }: AuthenticatedUser): Promise<IssuedFeedDto> {
    const { token, issuedAt } = await this.feeds.issue(id);
    return { url: `${this.config.PUBLIC_URL}${feedPath(token)}`, issuedAt: issuedAt.toISOString() };
  }

  /** Whether one has a calendar address. The address itself is not told again. */
  @Get()
  @ApiProblems('not_found')
  async find(@CurrentUser() { id }: AuthenticatedUser): Promise<FeedDto> {
    const issuedAt = await this.feeds.issuedAt(id);
    if (!issuedAt) throw noFeed();
    return { issuedAt: issuedAt.toISOString() };
  }

  /** Ends one's calendar address. */
  @Delete()
  @HttpCode(204)
  @ApiProblems('not_found')
  async revoke(@CurrentUser() { id }: AuthenticatedUser): Promise<void> {
    if (!(await this.feeds.revoke(id))) throw noFeed();
  }
}
