import { Injectable } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { memberIdsOf, type Gig } from './gig';
import { invitedIdsOf } from './membership';

/** Publishes what became of a gig. Belongs inside the transaction that changes it. */
@Injectable()
export class AnnounceGig {
  constructor(private readonly outbox: Outbox) {}

  /** `before` is the gig as it was: whoever left it is told as well, and whoever is asked for the first time is invited. */
  async changed(gig: Gig, before?: Gig): Promise<void> {
    const memberIds = [...new Set([...memberIdsOf(gig), ...(before ? memberIdsOf(before) : [])])];
    await this.outbox.add('gig.changed', { gigId: gig.id, memberIds });
    const asked = new Set(before ? invitedIdsOf(before) : []);
    const invitedIds = invitedIdsOf(gig).filter((id) => !asked.has(id));
    if (invitedIds.length > 0)
      await this.outbox.add('gig.members_invited', { gigId: gig.id, ownerId: gig.ownerId, invitedIds });
  }
}
