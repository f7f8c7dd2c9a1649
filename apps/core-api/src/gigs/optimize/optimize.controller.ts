import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { VisibleGigs } from '../visible-gigs';
import { OptimizeDto } from './dto/optimize-request.dto';
import { OptimizeResultDto } from './dto/optimize-result.dto';
import { OptimizeGig } from './optimize-gig';
import { optimumView } from './optimum-view';

@ApiTags('gigs')
@Controller('gigs/:id/slots/optimize')
@RequirePermissions('account:read')
export class OptimizeController {
  constructor(
    private readonly visible: VisibleGigs,
    private readonly optimizing: OptimizeGig,
  ) {}

  /**
   * Ranks the slots of a range of at most 92 days by who is in, their reach, what the price buys, how early they are, how
   * little they break up calendars, and preferred hours, with the parts of every score. Where nothing fits it proposes the
   * smallest changes that would give a slot - whose day to open, whom to do without - and other gigs of the category that
   * can be had. Nothing in the answer tells who booked what.
   */
  @Post()
  @HttpCode(200)
  @ApiProblems('not_found', 'gig_not_bookable', 'range_too_long', 'rule_refused')
  async optimize(
    @CurrentUser() viewer: AuthenticatedUser,
    @Param('id') id: string,
    @Body() body: OptimizeDto,
  ): Promise<OptimizeResultDto> {
    const gig = await this.visible.find(id, viewer);
    return optimumView(gig, await this.optimizing.execute(gig, body));
  }
}
