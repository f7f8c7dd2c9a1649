import { Injectable } from '@nestjs/common';
import type { GigCalendar } from '@noillin/availability';
import { InfluencerProfiles, type Gig } from '@noillin/catalog';
import type { OptimizerMember, OptimizerQuery } from '@noillin/optimizer';
import { quorumFor, type Wishes } from './wishes';

export interface NamedMember extends OptimizerMember {
  influencerId: string;
}

/** A query whose members one can tell apart. */
export interface GigQuery extends OptimizerQuery {
  readonly members: readonly NamedMember[];
}

/** Puts together what the optimiser has to know of a gig. */
@Injectable()
export class OptimizerQueries {
  constructor(private readonly profiles: InfluencerProfiles) {}

  /** @throws DomainError `rule_refused` for a quorum above the number of members */
  async make(gig: Gig, calendar: GigCalendar, wishes: Wishes, quorum?: number): Promise<GigQuery> {
    const { query } = calendar;
    const ids = query.members.map(({ influencerId }) => influencerId);
    const profiles = await this.profiles.findManyByIds(ids);
    const members = query.members.map((member) => {
      const platforms = profiles.find(({ id }) => id === member.influencerId)?.platforms ?? [];
      return {
        ...member,
        followers: platforms.reduce((sum, { followers }) => sum + followers, 0),
        shareBps: gig.members.find(({ influencerId }) => influencerId === member.influencerId)?.shareBps ?? 0,
      };
    });
    return { ...query, ...wishes, members, quorum: quorumFor(gig, quorum, members.length) };
  }
}
