import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Sessions, type Session } from '@noillin/identity';
import { ApiProblems } from '../../docs';
import { CurrentUser, type AuthenticatedUser } from '../access/current-user.decorator';
import { RequirePermissions } from '../access/require-permissions.decorator';
import type { OwnSessionDto, OwnSessionListDto } from './session-list.dto';

const view = ({ id, device, address, createdAt, lastUsedAt }: Session, current: string): OwnSessionDto => ({
  id,
  device,
  address,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
  current: id === current,
});

/** Where one is logged in. */
@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  /** Own sessions: where one is logged in, since when, and from which address it was last used. */
  @Get('sessions')
  @RequirePermissions('account:read')
  async list(@CurrentUser() { id, sessionId }: AuthenticatedUser): Promise<OwnSessionListDto> {
    const sessions = await this.sessions.listOf(id);
    return { items: sessions.map((session) => view(session, sessionId)) };
  }

  /**
   * Ends one of one's own sessions.
   * @remarks Its refresh tokens, its access tokens and its sockets are of no use any more: mostly at once, at the latest within
   * five seconds.
   */
  @Delete('sessions/:id')
  @HttpCode(204)
  @RequirePermissions('account:write')
  @ApiProblems('not_found')
  async end(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    const ended = await this.sessions.end({ userId: user.id, only: id }, 'revoked');
    if (ended === 0) throw new DomainError('not_found', { resource: 'session' });
  }

  /** Ends every session of one's own, this one included. */
  @Post('logout-all')
  @HttpCode(204)
  @RequirePermissions('account:write')
  async endAll(@CurrentUser() { id }: AuthenticatedUser): Promise<void> {
    await this.sessions.end({ userId: id }, 'revoked');
  }
}
