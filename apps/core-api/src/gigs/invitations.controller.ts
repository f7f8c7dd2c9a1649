import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerInvitation } from '@noillin/catalog';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { GigDto } from './dto/gig.dto';
import { gigView } from './gig-view';

@ApiTags('gigs')
@Controller('gigs/:id/members/me')
export class InvitationsController {
  constructor(private readonly answerInvitation: AnswerInvitation) {}

  /** Agrees to take part in a group gig. Doing it again changes nothing. */
  @Post('accept')
  @HttpCode(200)
  @RequirePermissions('gig:write')
  @ApiProblems('not_found', 'transition_not_allowed', 'concurrent_change')
  async accept(@CurrentUser() { id: memberId }: AuthenticatedUser, @Param('id') id: string): Promise<GigDto> {
    return gigView(await this.answerInvitation.execute(memberId, id, 'accept'));
  }

  /**
   * Refuses to take part in a group gig, or withdraws an earlier consent: a published gig that cannot do without you is paused.
   * Bookings that exist keep you. Doing it again changes nothing.
   */
  @Post('decline')
  @HttpCode(200)
  @RequirePermissions('gig:write')
  @ApiProblems('not_found', 'rule_refused', 'concurrent_change')
  async decline(
    @CurrentUser() { id: memberId }: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<GigDto> {
    return gigView(await this.answerInvitation.execute(memberId, id, 'decline'));
  }
}
