import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { ApiKeysRepository, ManageApiKeys } from '@noillin/partners';
import { SystemClock } from '@noillin/utils';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { PageQueryDto, positionOf } from '../../lists';
import { ApiKeyDto, ApiKeyListDto, CreateApiKeyDto, IssuedApiKeyDto, RotateApiKeyDto } from './api-key.dto';
import { ApiKeyViews } from './api-key-view';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What programs of one's own show instead of an access token. */
@ApiTags('partners')
@Controller('api-keys')
@RequirePermissions('api-key:write')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly manage: ManageApiKeys,
    private readonly views: ApiKeyViews,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Makes an API key.
   * @remarks Its secret is in this answer and nowhere else. A user has at most 20 keys that are good.
   */
  @Post()
  @ApiProblems('rule_refused')
  async create(
    @CurrentUser() { id }: AuthenticatedUser,
    @Body() wish: CreateApiKeyDto,
  ): Promise<IssuedApiKeyDto> {
    const expiresAt = new Date(this.clock.now() + wish.expiresInDays * DAY_MS);
    const { name, scopes } = wish;
    return this.views.issued(await this.manage.create({ ownerId: id, name, scopes, expiresAt }));
  }

  /** Own API keys, newest first; those that have ended are among them for 90 days. */
  @Get()
  async list(@CurrentUser() { id }: AuthenticatedUser, @Query() query: PageQueryDto): Promise<ApiKeyListDto> {
    const page = { before: positionOf(query), limit: query.limit };
    return this.views.page(await this.keys.list({ ownerId: id, ...page }));
  }

  /** One of one's own API keys. */
  @Get(':id')
  @ApiProblems('not_found')
  async find(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<ApiKeyDto> {
    const key = await this.keys.find(id);
    if (key?.ownerId !== user.id) throw new DomainError('not_found', { resource: 'API key' });
    return this.views.key(key);
  }

  /**
   * Gives an API key a new secret.
   * @remarks The one it has is good for `graceHours` more, so that programs can be changed over one after the other; the one
   * before that ends at once.
   */
  @Post(':id/rotate')
  @HttpCode(200)
  @ApiProblems('not_found')
  async rotate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { graceHours }: RotateApiKeyDto,
  ): Promise<IssuedApiKeyDto> {
    return this.views.issued(await this.manage.rotate(id, user.id, graceHours * HOUR_MS));
  }

  /** Ends an API key, with every secret of it: within five seconds it lets nobody in any more. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems('not_found')
  async revoke(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    await this.manage.revoke(id, { userId: user.id, ownerId: user.id });
  }
}
