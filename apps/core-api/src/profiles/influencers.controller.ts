import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EditInfluencerProfile, InfluencerProfiles } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { CurrentUser, Public, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { withoutUndefined } from '../input';
import { EditInfluencerDto } from './dto/edit-influencer.dto';
import { InfluencerDto } from './dto/influencer.dto';
import { influencerView } from './profile-views';

@ApiTags('profiles')
@Controller('influencers')
export class InfluencersController {
  constructor(
    private readonly profiles: InfluencerProfiles,
    private readonly editProfile: EditInfluencerProfile,
  ) {}

  /** The influencer's own profile. */
  @Get('me')
  @RequirePermissions('influencer-profile:write')
  @ApiProblems('not_found')
  own(@CurrentUser() { id }: AuthenticatedUser): Promise<InfluencerDto> {
    return this.find(id);
  }

  /** Changes the influencer's own profile. */
  @Patch('me')
  @RequirePermissions('influencer-profile:write')
  @ApiProblems('not_found', 'handle_taken')
  async edit(
    @CurrentUser() { id }: AuthenticatedUser,
    @Body() change: EditInfluencerDto,
  ): Promise<InfluencerDto> {
    return influencerView(await this.editProfile.execute(id, withoutUndefined(change)));
  }

  /** An influencer's profile. */
  @Get(':id')
  @Public()
  @ApiProblems('not_found')
  async find(@Param('id') id: string): Promise<InfluencerDto> {
    const profile = await this.profiles.findById(id);
    if (!profile) throw new DomainError('not_found', { resource: 'influencer' });
    return influencerView(profile);
  }
}
