import { Injectable } from '@nestjs/common';
import { DomainError, type GigType, type Money } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { GigTiming } from '@noillin/scheduling';
import { Clock, newId } from '@noillin/utils';
import { ALL_SHARES_BPS, memberIdsOf, NO_LIMITS, type Gig, type GigLimits } from './gig';
import { GIG_MACHINE } from './gig.machine';
import { Gigs } from './gigs';
import { requireSoundTiming, withTimingDefaults } from './gig-timing';

export interface GigDraft {
  type: GigType;
  title: string;
  description: string;
  category: string;
  price: Money;
  timing: Pick<GigTiming, 'durationMinutes'> & Partial<GigTiming>;
  limits?: Partial<GigLimits>;
  revisionsIncluded?: number;
}

/** An influencer writes a gig, which only they can see until they publish it. */
@Injectable()
export class DraftGig {
  constructor(
    private readonly gigs: Gigs,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `rule_refused` for a group gig, `validation_failed` for timing out of bounds */
  async execute(ownerId: string, draft: GigDraft): Promise<Gig> {
    if (draft.type === 'group') {
      throw new DomainError('rule_refused', {
        reason: 'Group gigs cannot be created yet; create a single gig.',
      });
    }
    const gig = this.singleGig(ownerId, draft);
    return this.transactions.run(async () => {
      await this.gigs.insert(gig);
      await this.outbox.add('gig.changed', { gigId: gig.id, memberIds: memberIdsOf(gig) });
      return gig;
    });
  }

  private singleGig(ownerId: string, { timing, limits, revisionsIncluded = 1, ...text }: GigDraft): Gig {
    const now = this.clock.date();
    return {
      id: newId(),
      ...text,
      ownerId,
      status: GIG_MACHINE.initial,
      timing: requireSoundTiming(withTimingDefaults(timing)),
      limits: { ...NO_LIMITS, ...limits },
      revisionsIncluded,
      members: [{ influencerId: ownerId, shareBps: ALL_SHARES_BPS, required: true, status: 'accepted' }],
      quorum: null,
      createdAt: now,
      updatedAt: now,
    };
  }
}
