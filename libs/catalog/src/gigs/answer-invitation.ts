import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { memberIdsOf, type Gig } from './gig';
import { Gigs } from './gigs';
import { MEMBERSHIP_MACHINE, type InvitationAnswer } from './membership.machine';

/** A member answers the invitation to a gig. */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly gigs: Gigs,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` where they were not asked, `transition_not_allowed` after the other answer */
  async execute(influencerId: string, gigId: string, answer: InvitationAnswer): Promise<Gig> {
    return this.transactions.run(async () => {
      const gig = await this.gigs.findAsMember(gigId, influencerId);
      const from = gig?.members.find((member) => member.influencerId === influencerId)?.status;
      if (!gig || !from) throw new DomainError('not_found', { resource: 'gig' });
      const to = MEMBERSHIP_MACHINE.next(from, answer);
      if (to === from) return gig;
      const answered = await this.gigs.answer(gigId, influencerId, from, to, this.clock.date());
      if (!answered) throw new DomainError('concurrent_change', { resource: 'gig' });
      await this.outbox.add('gig.changed', { gigId, memberIds: memberIdsOf(answered) });
      return answered;
    });
  }
}
