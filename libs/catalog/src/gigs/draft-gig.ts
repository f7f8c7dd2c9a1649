import { Injectable } from '@nestjs/common';
import type { BookingMode, GigType, Money } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import type { GigTiming } from '@noillin/scheduling';
import { Clock, newId } from '@noillin/utils';
import { AnnounceGig } from './announce-gig';
import { MODERATE_POLICY, type CancellationPolicy } from './cancellation-policy';
import { ALL_SHARES_BPS, NO_LIMITS, type Gig, type GigLimits } from './gig';
import { GIG_MACHINE } from './gig.machine';
import { Gigs } from './gigs';
import { requireSoundTiming, withTimingDefaults } from './gig-timing';
import { requireSoundGroup, type GroupTerms } from './group-terms';
import { InfluencerAccounts } from './influencer-accounts';
import { seatMembers } from './membership';

export interface GigDraft {
  type: GigType;
  title: string;
  description: string;
  category: string;
  price: Money;
  timing: Pick<GigTiming, 'durationMinutes'> & Partial<GigTiming>;
  limits?: Partial<GigLimits>;
  revisionsIncluded?: number;
  /** Instant if left out. */
  bookingMode?: BookingMode;
  /** Moderate if left out. */
  cancellationPolicy?: CancellationPolicy;
  /** Group gigs only: a single gig has its owner and nobody else. */
  group?: GroupTerms;
}

/** An influencer writes a gig, which only its members can see until they publish it. */
@Injectable()
export class DraftGig {
  constructor(
    private readonly gigs: Gigs,
    private readonly accounts: InfluencerAccounts,
    private readonly announce: AnnounceGig,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `rule_refused` for members or a quorum that make no group, `validation_failed` for timing out of bounds */
  async execute(ownerId: string, draft: GigDraft): Promise<Gig> {
    const gig = this.gig(ownerId, draft);
    return this.transactions.run(async () => {
      if (draft.type === 'group')
        await this.accounts.require(gig.members.map(({ influencerId }) => influencerId));
      await this.gigs.insert(gig);
      await this.announce.changed(gig);
      return gig;
    });
  }

  private gig(
    ownerId: string,
    { timing, limits, revisionsIncluded = 1, bookingMode, cancellationPolicy, group, ...text }: GigDraft,
  ): Gig {
    const now = this.clock.date();
    return {
      id: newId(),
      ...text,
      ownerId,
      status: GIG_MACHINE.initial,
      timing: requireSoundTiming(withTimingDefaults(timing)),
      limits: { ...NO_LIMITS, ...limits },
      revisionsIncluded,
      bookingMode: bookingMode ?? 'instant',
      cancellationPolicy: cancellationPolicy ?? MODERATE_POLICY,
      ...(text.type === 'group' ? seatGroup(ownerId, group) : seatAlone(ownerId)),
      createdAt: now,
      updatedAt: now,
    };
  }
}

function seatGroup(
  ownerId: string,
  terms: GroupTerms = { members: [], quorum: null },
): Pick<Gig, 'members' | 'quorum'> {
  requireSoundGroup(ownerId, terms);
  return { members: seatMembers(ownerId, terms.members), quorum: terms.quorum };
}

function seatAlone(ownerId: string): Pick<Gig, 'members' | 'quorum'> {
  return {
    members: [{ influencerId: ownerId, shareBps: ALL_SHARES_BPS, required: true, status: 'accepted' }],
    quorum: null,
  };
}
