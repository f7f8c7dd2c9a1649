import { Injectable } from '@nestjs/common';
import { asSeenBy, Gigs, isVisibleTo, type Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import type { Page } from '@noillin/utils';
import type { AuthenticatedUser } from '../auth';
import { positionOf } from '../lists';
import type { GigListQueryDto } from './dto/gig-list-query.dto';

/** Gigs as one viewer, known or not, may see them. */
@Injectable()
export class VisibleGigs {
  constructor(private readonly gigs: Gigs) {}

  /** @throws DomainError `not_found`, also for a draft of somebody else */
  async find(id: string, viewer: AuthenticatedUser | undefined): Promise<Gig> {
    const gig = await this.gigs.findById(id);
    if (!gig || !isVisibleTo(gig, viewer?.id ?? null))
      throw new DomainError('not_found', { resource: 'gig' });
    return asSeenBy(gig, viewer?.id ?? null);
  }

  /** Influencers see all of their own gigs and invitations; everything else is published. @throws DomainError `invalid_cursor` */
  async list(query: GigListQueryDto, viewer: AuthenticatedUser | undefined): Promise<Page<Gig>> {
    const { influencerId, limit } = query;
    const isOwnList = influencerId !== undefined && influencerId === viewer?.id;
    const { items, nextCursor } = await this.gigs.list({
      influencerId,
      withInvitations: isOwnList,
      status: isOwnList ? undefined : 'published',
      before: positionOf(query),
      limit,
    });
    return { items: items.map((gig) => asSeenBy(gig, viewer?.id ?? null)), nextCursor };
  }
}
