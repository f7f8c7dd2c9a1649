import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { memberIdsOf, type Gig, type GigChange } from './gig';
import { GIG_MACHINE } from './gig.machine';
import { requireSoundTiming } from './gig-timing';
import { Gigs } from './gigs';

/** An owner changes a gig. Bookings that exist keep what was agreed. */
@Injectable()
export class EditGig {
  constructor(
    private readonly gigs: Gigs,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `transition_not_allowed`, `validation_failed`, `concurrent_change` */
  async execute(ownerId: string, gigId: string, { timing, limits, ...text }: GigChange): Promise<Gig> {
    return this.transactions.run(async () => {
      const gig = await this.gigs.findOwn(gigId, ownerId);
      if (!gig) throw new DomainError('not_found', { resource: 'gig' });
      GIG_MACHINE.next(gig.status, 'edit');
      const edited = await this.gigs.change(gigId, gig.status, {
        ...text,
        timing: requireSoundTiming({ ...gig.timing, ...timing }),
        limits: { ...gig.limits, ...limits },
        updatedAt: this.clock.date(),
      });
      if (!edited) throw new DomainError('concurrent_change', { resource: 'gig' });
      await this.outbox.add('gig.changed', { gigId, memberIds: memberIdsOf(edited) });
      return edited;
    });
  }
}
