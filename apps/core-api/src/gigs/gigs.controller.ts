import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { DraftGig, EditGig, MoveGig, type GigMove } from '@noillin/catalog';
import { CurrentUser, PublicKnowingUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { CreateGigDto } from './dto/create-gig.dto';
import { EditGigDto } from './dto/edit-gig.dto';
import { CREATE_GIG_EXAMPLES, EDIT_GIG_EXAMPLES } from './dto/gig-examples';
import { GigListQueryDto } from './dto/gig-list-query.dto';
import { GigDto, GigListDto } from './dto/gig.dto';
import { gigChange, gigDraft } from './gig-input';
import { gigView } from './gig-view';
import { VisibleGigs } from './visible-gigs';

@ApiTags('gigs')
@Controller('gigs')
export class GigsController {
  constructor(
    private readonly draftGig: DraftGig,
    private readonly editGig: EditGig,
    private readonly moveGig: MoveGig,
    private readonly visible: VisibleGigs,
  ) {}

  /**
   * Creates a gig as a draft. The members of a group gig are invited, and answer with `POST /gigs/{id}/members/me/accept` or
   * `/decline`; it can be published once every required one has accepted and the quorum can be met.
   */
  @Post()
  @RequirePermissions('gig:write')
  @ApiBody({ type: CreateGigDto, examples: CREATE_GIG_EXAMPLES })
  @ApiProblems('rule_refused')
  async create(
    @CurrentUser() { id: ownerId }: AuthenticatedUser,
    @Body() body: CreateGigDto,
  ): Promise<GigDto> {
    return gigView(await this.draftGig.execute(ownerId, gigDraft(body)));
  }

  /** Published gigs, newest first; of oneself, gigs of every status and those one is invited to. */
  @Get()
  @PublicKnowingUser()
  @ApiProblems('invalid_cursor')
  async list(
    @CurrentUser() viewer: AuthenticatedUser | undefined,
    @Query() query: GigListQueryDto,
  ): Promise<GigListDto> {
    const { items, nextCursor } = await this.visible.list(query, viewer);
    return { items: items.map(gigView), nextCursor };
  }

  /** A gig. Drafts exist for their members only; strangers are shown the members who have accepted. */
  @Get(':id')
  @PublicKnowingUser()
  @ApiProblems('not_found')
  async find(@CurrentUser() viewer: AuthenticatedUser | undefined, @Param('id') id: string): Promise<GigDto> {
    return gigView(await this.visible.find(id, viewer));
  }

  /** Changes a gig that is not archived, its members included. Bookings that exist keep what was agreed, and with whom. */
  @Patch(':id')
  @RequirePermissions('gig:write')
  @ApiBody({ type: EditGigDto, examples: EDIT_GIG_EXAMPLES })
  @ApiProblems('not_found', 'transition_not_allowed', 'rule_refused', 'concurrent_change')
  async edit(
    @CurrentUser() { id: ownerId }: AuthenticatedUser,
    @Param('id') id: string,
    @Body() body: EditGigDto,
  ): Promise<GigDto> {
    return gigView(await this.editGig.execute(ownerId, id, gigChange(body)));
  }

  /** Opens a draft or paused gig for booking. */
  @Post(':id/publish')
  @HttpCode(200)
  @RequirePermissions('gig:write')
  @ApiProblems('not_found', 'transition_not_allowed', 'rule_refused', 'concurrent_change')
  publish(@CurrentUser() owner: AuthenticatedUser, @Param('id') id: string): Promise<GigDto> {
    return this.move(owner, id, 'publish');
  }

  /** Takes no more bookings for the time being. */
  @Post(':id/pause')
  @HttpCode(200)
  @RequirePermissions('gig:write')
  @ApiProblems('not_found', 'transition_not_allowed', 'concurrent_change')
  pause(@CurrentUser() owner: AuthenticatedUser, @Param('id') id: string): Promise<GigDto> {
    return this.move(owner, id, 'pause');
  }

  /** Takes no more bookings and changes, for good. */
  @Post(':id/archive')
  @HttpCode(200)
  @RequirePermissions('gig:write')
  @ApiProblems('not_found', 'transition_not_allowed', 'concurrent_change')
  archive(@CurrentUser() owner: AuthenticatedUser, @Param('id') id: string): Promise<GigDto> {
    return this.move(owner, id, 'archive');
  }

  private async move({ id: ownerId }: AuthenticatedUser, id: string, move: GigMove): Promise<GigDto> {
    return gigView(await this.moveGig.execute(ownerId, id, move));
  }
}
