import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { AnnounceGig } from './announce-gig';
import type { Gig } from './gig';
import { GIG_MACHINE } from './gig.machine';
import { Gigs } from './gigs';
import { obstacleToSale } from './membership';
import { MEMBERSHIP_MACHINE, type GigMemberStatus, type InvitationAnswer } from './membership.machine';

/**
 * A member answers the invitation to a gig, or withdraws their consent later. A gig on sale that cannot do without them is
 * paused by that; bookings that exist keep them.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly gigs: Gigs,
    private readonly announce: AnnounceGig,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not_found` where they were not asked, `transition_not_allowed` to who accepts after declining,
   * `rule_refused` to an owner who declines
   */
  async execute(influencerId: string, gigId: string, answer: InvitationAnswer): Promise<Gig> {
    return this.transactions.run(async () => {
      const gig = await this.gigs.findAsMember(gigId, influencerId);
      const from = gig?.members.find((member) => member.influencerId === influencerId)?.status;
      if (!gig || !from) throw new DomainError('not_found', { resource: 'gig' });
      if (answer === 'decline') requireGuest(gig, influencerId);
      const to = MEMBERSHIP_MACHINE.next(from, answer);
      if (to === from) return gig;
      const changes = { status: statusAfter(gig, influencerId, to), updatedAt: this.clock.date() };
      const answered = await this.gigs.answer(gig, { influencerId, from, to }, changes);
      if (!answered) throw new DomainError('concurrent_change', { resource: 'gig' });
      await this.tell(answered, gig, influencerId, to);
      return answered;
    });
  }

  private async tell(gig: Gig, before: Gig, memberId: string, status: GigMemberStatus): Promise<void> {
    await this.announce.changed(gig, before);
    await this.outbox.add('gig.invitation_answered', {
      gigId: gig.id,
      ownerId: gig.ownerId,
      memberId,
      accepted: status === 'accepted',
      paused: gig.status !== before.status,
    });
  }
}

function requireGuest({ ownerId }: Gig, influencerId: string): void {
  if (influencerId !== ownerId) return;
  throw new DomainError('rule_refused', {
    reason: 'The owner takes part in a gig as long as there is one; archive it instead.',
  });
}

/** A gig on sale is paused when it loses somebody it cannot do without. */
function statusAfter(gig: Gig, influencerId: string, status: GigMemberStatus): Gig['status'] {
  if (gig.status !== 'published') return gig.status;
  const members = gig.members.map((member) =>
    member.influencerId === influencerId ? { ...member, status } : member,
  );
  return obstacleToSale({ ...gig, members }) === null ? gig.status : GIG_MACHINE.next(gig.status, 'pause');
}
