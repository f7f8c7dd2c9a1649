import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ManageOverrides, ManageRules, type AvailabilityOverride } from '@noillin/availability';
import { Clock } from '@noillin/utils';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { OverrideDto, OverrideListDto, OverrideRangeQueryDto, PutOverrideDto } from './dto/override.dto';
import { overrideRange } from './override-range';

const overrideView = ({ date, windows, reason }: AvailabilityOverride): OverrideDto => ({
  date,
  windows,
  reason,
});

@ApiTags('availability')
@Controller('availability/overrides')
@RequirePermissions('availability:write')
export class OverridesController {
  constructor(
    private readonly overrides: ManageOverrides,
    private readonly rules: ManageRules,
    private readonly clock: Clock,
  ) {}

  /** The influencer's own overrides of a range of at most 366 days. */
  @Get()
  @ApiProblems('range_too_long')
  async list(
    @CurrentUser() { id }: AuthenticatedUser,
    @Query() query: OverrideRangeQueryDto,
  ): Promise<OverrideListDto> {
    const { timezone } = await this.rules.find(id);
    const { first, last } = overrideRange(query, timezone, this.clock.now());
    const overrides = await this.overrides.list(id, first, last);
    return { items: overrides.map(overrideView), nextCursor: null };
  }

  /** Replaces the rules of one day (YYYY-MM-DD, in the zone of the rules). Bookings that exist are not touched. */
  @Put(':date')
  async replace(
    @CurrentUser() { id: influencerId }: AuthenticatedUser,
    @Param('date') date: string,
    @Body() body: PutOverrideDto,
  ): Promise<OverrideDto> {
    const windows = body.windows.map((window) => ({ ...window }));
    return overrideView(
      await this.overrides.replace({ influencerId, date, windows, reason: body.reason || null }),
    );
  }

  /** Lets the rules hold again on one day. */
  @Delete(':date')
  @HttpCode(204)
  @ApiProblems('not_found')
  async remove(@CurrentUser() { id }: AuthenticatedUser, @Param('date') date: string): Promise<void> {
    await this.overrides.remove(id, date);
  }
}
