import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { ManageOverrides, ManageRules, type AvailabilityOverride } from '@noillin/availability';
import { Clock } from '@noillin/utils';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import {
  DayRangeQueryDto,
  OverrideDto,
  OverrideListDto,
  OverrideRangeQueryDto,
  PutOverrideDto,
  PutOverridesDto,
} from './dto/override.dto';
import { overridesOf } from './override-changes';
import { dayRange, overrideRange } from './override-range';

const overrideView = ({ date, windows, reason }: AvailabilityOverride): OverrideDto => ({
  date,
  windows,
  reason,
});

const PUT_OVERRIDES_EXAMPLES = {
  range: {
    summary: 'Holidays',
    value: { from: '2026-12-24', to: '2027-01-01', windows: [], reason: 'Winter holidays' },
  },
  items: {
    summary: 'Single days',
    value: {
      items: [
        { date: '2026-11-28', windows: [{ start: '10:00', end: '14:00' }], reason: 'Open Saturday' },
        { date: '2026-11-30', windows: [] },
      ],
    },
  },
};

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

  /**
   * Replaces the rules of many days at once, all or none: a range (`from`, `to`, `windows`) for holidays, or `items`. Other
   * days keep what they have. Bookings that exist are not touched.
   */
  @Put()
  @ApiBody({ type: PutOverridesDto, examples: PUT_OVERRIDES_EXAMPLES })
  @ApiProblems('range_too_long', 'rule_refused')
  async replaceMany(
    @CurrentUser() { id }: AuthenticatedUser,
    @Body() body: PutOverridesDto,
  ): Promise<OverrideListDto> {
    const overrides = await this.overrides.replaceMany(id, overridesOf(body));
    return { items: overrides.map(overrideView), nextCursor: null };
  }

  /** Lets the rules hold again on the days from `from` to `to`, both included, at most 366. Days without an override stay as they are. */
  @Delete()
  @HttpCode(204)
  @ApiProblems('range_too_long')
  async removeMany(
    @CurrentUser() { id }: AuthenticatedUser,
    @Query() query: DayRangeQueryDto,
  ): Promise<void> {
    const { first, last } = dayRange(query.from, query.to);
    await this.overrides.removeBetween(id, first, last);
  }

  /** Replaces the rules of one day (YYYY-MM-DD, in the zone of the rules). Bookings that exist are not touched. */
  @Put(':date')
  @ApiProblems('rule_refused')
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
