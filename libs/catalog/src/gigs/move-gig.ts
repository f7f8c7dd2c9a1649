import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { AnnounceGig } from './announce-gig';
import type { Gig } from './gig';
import { GIG_MACHINE, type GigEvent } from './gig.machine';
import { Gigs } from './gigs';
import { obstacleToSale } from './membership';

/** What an owner can do to a gig's status. */
export type GigMove = Exclude<GigEvent, 'edit'>;

/** An owner publishes, pauses or archives a gig. Bookings that exist are not touched. */
@Injectable()
export class MoveGig {
  constructor(
    private readonly gigs: Gigs,
    private readonly announce: AnnounceGig,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `transition_not_allowed`, `rule_refused`, `concurrent_change` */
  async execute(ownerId: string, gigId: string, move: GigMove): Promise<Gig> {
    return this.transactions.run(async () => {
      const gig = await this.gigs.findOwn(gigId, ownerId);
      if (!gig) throw new DomainError('not_found', { resource: 'gig' });
      const status = GIG_MACHINE.next(gig.status, move);
      if (move === 'publish') requireConsent(gig);
      const moved = await this.gigs.change(gigId, gig.status, { status, updatedAt: this.clock.date() });
      if (!moved) throw new DomainError('concurrent_change', { resource: 'gig' });
      await this.announce.changed(moved, gig);
      return moved;
    });
  }
}

/** A gig promises the time of its required members, and of as many as its quorum says. */
function requireConsent(gig: Gig): void {
  const reason = obstacleToSale(gig);
  if (reason !== null) throw new DomainError('rule_refused', { reason });
}
