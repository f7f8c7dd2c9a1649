import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { AnnounceGig } from './announce-gig';
import type { Gig, GigChange } from './gig';
import { GIG_MACHINE } from './gig.machine';
import { requireSoundTiming } from './gig-timing';
import { Gigs } from './gigs';
import { requireSoundGroup, type GroupTerms } from './group-terms';
import { InfluencerAccounts } from './influencer-accounts';
import { obstacleToSale, seatMembers } from './membership';

/** An owner changes a gig. Bookings that exist keep what was agreed, members included. */
@Injectable()
export class EditGig {
  constructor(
    private readonly gigs: Gigs,
    private readonly accounts: InfluencerAccounts,
    private readonly announce: AnnounceGig,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not_found`, `transition_not_allowed`, `validation_failed`, `concurrent_change`, or `rule_refused` for
   * members or a quorum that make no group, or that leave a published gig without the consent it needs
   */
  async execute(
    ownerId: string,
    gigId: string,
    { timing, limits, group, ...text }: GigChange & { group?: Partial<GroupTerms> },
  ): Promise<Gig> {
    return this.transactions.run(async () => {
      const gig = await this.gigs.findOwn(gigId, ownerId);
      if (!gig) throw new DomainError('not_found', { resource: 'gig' });
      if (group?.members) await this.accounts.require(group.members.map(({ influencerId }) => influencerId));
      GIG_MACHINE.next(gig.status, 'edit');
      const edited = await this.gigs.change(gigId, gig.status, {
        ...text,
        ...(group && regroup(gig, group)),
        timing: requireSoundTiming({ ...gig.timing, ...timing }),
        limits: { ...gig.limits, ...limits },
        updatedAt: this.clock.date(),
      });
      if (!edited) throw new DomainError('concurrent_change', { resource: 'gig' });
      await this.announce.changed(edited, gig);
      return edited;
    });
  }
}

/** The members and quorum that the gig has from now on; what is left out stays. */
function regroup(gig: Gig, terms: Partial<GroupTerms>): Pick<Gig, 'members' | 'quorum'> {
  if (gig.type !== 'group')
    throw new DomainError('rule_refused', {
      reason: 'A single gig has no members beside its owner and no quorum.',
    });
  const { members = gig.members, quorum = gig.quorum } = terms;
  requireSoundGroup(gig.ownerId, { members, quorum });
  const changed = {
    members: terms.members ? seatMembers(gig.ownerId, terms.members, gig.members) : gig.members,
    quorum,
  };
  const obstacle = gig.status === 'published' ? obstacleToSale(changed) : null;
  if (obstacle !== null)
    throw new DomainError('rule_refused', { reason: `Pause the gig to change its members. ${obstacle}` });
  return changed;
}
