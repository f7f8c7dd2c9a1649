import { Injectable } from '@nestjs/common';
import { acceptedMembersOf, Gigs, InfluencerAccounts, InfluencerProfiles, type Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { substituteScore } from '@noillin/optimizer';
import { Settlement } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import type { Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { FULL_BPS, portion } from '../cancellation/policy';
import { FreeSubstitute } from './free-substitute';
import { requireOpenWithdrawal, withdrawalsOfOthers } from './open-withdrawal';

/** Somebody who is free and could take the place. */
export interface RankedSubstitute {
  influencerId: string;
  /** What comparable work of theirs brings them after the fee, in minor units; null for members of the gig, who know its terms. */
  asks: number | null;
  /** Followers on all their platforms. */
  reach: number;
  /** 0 to 1, the higher the better. */
  score: number;
}

type Candidate = Pick<RankedSubstitute, 'influencerId' | 'asks'>;

const MOST_CANDIDATES = 20;

/**
 * Who could take the place of who withdraws: members of the gig who are not booked, and influencers who sell something of the
 * same category at about that price. Only those who are free then; by price and reach, compared with who leaves.
 */
@Injectable()
export class RankSubstitutes {
  constructor(
    private readonly gigs: Gigs,
    private readonly profiles: InfluencerProfiles,
    private readonly accounts: InfluencerAccounts,
    private readonly settlement: Settlement,
    private readonly free: FreeSubstitute,
    private readonly clock: Clock,
  ) {}

  /**
   * The best first, without whom another place in the booking is offered.
   * @param withdrawalId the withdrawal that is meant; the oldest one if left out
   * @throws DomainError `withdrawal_not_open`, `dispute_open`
   */
  async execute(booking: Booking, withdrawalId?: string): Promise<RankedSubstitute[]> {
    const { memberId } = requireOpenWithdrawal(booking, this.clock.date(), withdrawalId);
    const gig = await this.gigs.findById(booking.gigId);
    if (!gig) throw new DomainError('not_found', { resource: 'gig' });
    const parts = await this.settlement.parts(booking.id);
    const price = shareOf(parts, memberId).part;
    const asked = withdrawalsOfOthers(booking, memberId).map(({ offer }) => offer?.influencerId);
    const known = new Set<unknown>([...parts.map(({ influencerId }) => influencerId), ...asked]);
    const candidates = (await this.candidates(gig, booking, price)).filter(
      (one) => !known.has(one.influencerId),
    );
    const available = await this.available(booking, candidates);
    const reach = await this.reachOf([memberId, ...available.map(({ influencerId }) => influencerId)]);
    const wanted = { price, reach: reach.get(memberId) ?? 0 };
    return available
      .map((one) => {
        const its = reach.get(one.influencerId) ?? 0;
        const score = substituteScore(wanted, { price: one.asks ?? price, reach: its, window: 1 });
        return { ...one, reach: its, score };
      })
      .sort((a, b) => b.score - a.score || a.influencerId.localeCompare(b.influencerId));
  }

  private async candidates(gig: Gig, { price, feeBps }: Booking, part: number): Promise<Candidate[]> {
    const ofGig = acceptedMembersOf(gig).map(({ influencerId }) => ({ influencerId, asks: null }));
    // Prices are what brands pay; the part is what the fee leaves of one.
    const gross = Math.round((part * FULL_BPS) / Math.max(1, FULL_BPS - feeBps));
    const comparable = { ...gig, price: { amount: gross, currency: price.currency } };
    const others = await this.gigs.findAlternatives(comparable, MOST_CANDIDATES);
    const alone = others
      .filter(({ type }) => type === 'single')
      .map((other) => ({
        influencerId: other.ownerId,
        asks: portion(other.price, FULL_BPS - feeBps).amount,
      }));
    // The nearest in price comes first: of several gigs of one person that one counts.
    const byPerson = new Map([...ofGig, ...alone].reverse().map((one) => [one.influencerId, one]));
    return [...byPerson.values()];
  }

  private async available(booking: Booking, candidates: readonly Candidate[]): Promise<Candidate[]> {
    const active = await this.accounts.activeAmong(candidates.map(({ influencerId }) => influencerId));
    const asked = candidates.filter(({ influencerId }) => active.has(influencerId));
    const free = await Promise.all(asked.map(({ influencerId }) => this.free.isFree(booking, influencerId)));
    return asked.filter((_, index) => free[index]);
  }

  private async reachOf(ids: readonly string[]): Promise<Map<string, number>> {
    const profiles = await this.profiles.findManyByIds([...ids]);
    return new Map(
      profiles.map(({ id, platforms }) => [id, platforms.reduce((sum, { followers }) => sum + followers, 0)]),
    );
  }
}
