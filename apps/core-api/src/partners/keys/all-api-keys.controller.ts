import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiKeysRepository, ManageApiKeys } from '@noillin/partners';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { positionOf } from '../../lists';
import { ApiKeyDto, ApiKeyListDto, ApiKeyListQueryDto, ChangePlanDto } from './api-key.dto';
import { ApiKeyViews } from './api-key-view';

@ApiTags('admin')
@Controller('admin/api-keys')
export class AllApiKeysController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly manage: ManageApiKeys,
    private readonly views: ApiKeyViews,
  ) {}

  /** Everybody's API keys, newest first. */
  @Get()
  @RequirePermissions('admin:read')
  async list(@Query() query: ApiKeyListQueryDto): Promise<ApiKeyListDto> {
    const page = { before: positionOf(query), limit: query.limit };
    return this.views.page(await this.keys.list({ ownerId: query.ownerId, ...page }));
  }

  /** Puts an API key on another rate plan; it holds within five seconds. */
  @Patch(':id')
  @RequirePermissions('admin:write')
  @ApiProblems('not_found', 'rule_refused')
  async change(@Param('id') id: string, @Body() { plan }: ChangePlanDto): Promise<ApiKeyDto> {
    return this.views.key(await this.manage.setPlan(id, plan));
  }

  /** Ends somebody's API key, e.g. one that was found where it should not be. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermissions('admin:suspend')
  @ApiProblems('not_found')
  async revoke(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    await this.manage.revoke(id, { userId: user.id });
  }
}
