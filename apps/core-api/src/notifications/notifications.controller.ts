import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { NotificationRepository, notificationView } from '@noillin/notifications';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { PageQueryDto, positionOf } from '../lists';
import { NotificationDto, NotificationListDto } from './dto/notification.dto';

@ApiTags('notifications')
@Controller('notifications')
@RequirePermissions('notification:read')
export class NotificationsController {
  constructor(private readonly notifications: NotificationRepository) {}

  /** What one was told, newest first. */
  @Get()
  async list(
    @CurrentUser() user: AuthenticatedUser,
    @Query() query: PageQueryDto,
  ): Promise<NotificationListDto> {
    const { items, nextCursor } = await this.notifications.list(user.id, query.limit, positionOf(query));
    return { items: items.map(notificationView), nextCursor };
  }

  /** Marks everything as read. */
  @Post('read-all')
  @HttpCode(204)
  readAll(@CurrentUser() user: AuthenticatedUser): Promise<void> {
    return this.notifications.markAllRead(user.id);
  }

  /** Marks one notification as read; the time of the first reading stays. */
  @Post(':id/read')
  @HttpCode(200)
  @ApiProblems('not_found')
  async read(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<NotificationDto> {
    const notification = await this.notifications.markRead(id, user.id);
    if (!notification) throw new DomainError('not_found', { resource: 'notification' });
    return notificationView(notification);
  }
}
