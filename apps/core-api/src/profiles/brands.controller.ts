import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BrandProfiles, EditBrandProfile } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { CurrentUser, Public, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { withoutUndefined } from '../input';
import { BrandDto, EditBrandDto } from './dto/brand.dto';
import { brandView } from './profile-views';

@ApiTags('profiles')
@Controller('brands')
export class BrandsController {
  constructor(
    private readonly profiles: BrandProfiles,
    private readonly editProfile: EditBrandProfile,
  ) {}

  /** The brand's own profile. */
  @Get('me')
  @RequirePermissions('brand-profile:write')
  @ApiProblems('not_found')
  own(@CurrentUser() { id }: AuthenticatedUser): Promise<BrandDto> {
    return this.find(id);
  }

  /** Changes the brand's own profile. */
  @Patch('me')
  @RequirePermissions('brand-profile:write')
  @ApiProblems('not_found')
  async edit(@CurrentUser() { id }: AuthenticatedUser, @Body() change: EditBrandDto): Promise<BrandDto> {
    return brandView(await this.editProfile.execute(id, withoutUndefined(change)));
  }

  /** A brand's profile. */
  @Get(':id')
  @Public()
  @ApiProblems('not_found')
  async find(@Param('id') id: string): Promise<BrandDto> {
    const profile = await this.profiles.findById(id);
    if (!profile) throw new DomainError('not_found', { resource: 'brand' });
    return brandView(profile);
  }
}
