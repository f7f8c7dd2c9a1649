import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ManageRules, type AvailabilityRules } from '@noillin/availability';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { RulesDto } from './dto/rules.dto';

const rulesView = ({ timezone, weekly }: AvailabilityRules): RulesDto => ({ timezone, weekly });

@ApiTags('availability')
@Controller('availability/rules')
@RequirePermissions('availability:write')
export class RulesController {
  constructor(private readonly rules: ManageRules) {}

  /** The influencer's own weekly rules; none until they set some. */
  @Get()
  async find(@CurrentUser() { id }: AuthenticatedUser): Promise<RulesDto> {
    return rulesView(await this.rules.find(id));
  }

  /** Replaces the influencer's own weekly rules. Bookings that exist are not touched. */
  @Put()
  async replace(@CurrentUser() { id }: AuthenticatedUser, @Body() body: RulesDto): Promise<RulesDto> {
    const weekly = body.weekly.map((window) => ({ ...window }));
    return rulesView(await this.rules.replace({ influencerId: id, timezone: body.timezone, weekly }));
  }
}
