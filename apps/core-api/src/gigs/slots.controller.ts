import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SlotFinder, type OfferedSlot } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { CurrentUser, PublicKnowingUser, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { readRange, timeRange } from '../time-range';
import { ExplainQueryDto, SlotExplanationDto } from './dto/slot-explanation.dto';
import { SlotDto, SlotListDto, SlotRangeQueryDto } from './dto/slot.dto';
import { explanationView, startOf } from './explanation-view';
import { VisibleGigs } from './visible-gigs';

const slotView = ({ start, end, ...rest }: OfferedSlot): SlotDto => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  ...rest,
});

@ApiTags('gigs')
@Controller('gigs/:id/slots')
export class SlotsController {
  constructor(
    private readonly visible: VisibleGigs,
    private readonly slots: SlotFinder,
    private readonly clock: Clock,
  ) {}

  /** When the gig can be booked, at most 92 days at once. Every slot listed can be booked until somebody does; a gig that is not published has none. */
  @Get()
  @PublicKnowingUser()
  @ApiProblems('not_found', 'range_too_long')
  async list(
    @CurrentUser() viewer: AuthenticatedUser | undefined,
    @Param('id') id: string,
    @Query() query: SlotRangeQueryDto,
  ): Promise<SlotListDto> {
    const gig = await this.visible.find(id, viewer);
    const now = this.clock.now();
    const calendar = await this.slots.open(gig, readRange(query, now));
    const range = timeRange(query, calendar.timezone, now);
    return { items: gig.status === 'published' ? calendar.list(range).map(slotView) : [] };
  }

  /** Whether one start is offered, and if not, why not: the rules that booking asks. It tells nobody who booked what. */
  @Get('explain')
  @PublicKnowingUser()
  @ApiProblems('not_found', 'gig_not_bookable')
  async explain(
    @CurrentUser() viewer: AuthenticatedUser | undefined,
    @Param('id') id: string,
    @Query() query: ExplainQueryDto,
  ): Promise<SlotExplanationDto> {
    const start = startOf(query);
    const gig = await this.visible.find(id, viewer);
    if (gig.status !== 'published') throw new DomainError('gig_not_bookable', { status: gig.status });
    return explanationView(start, await this.slots.explain(gig, start));
  }
}
