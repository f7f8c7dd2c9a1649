import { Injectable } from '@nestjs/common';
import { SlotFinder } from '@noillin/availability';
import { Gigs, type Gig } from '@noillin/catalog';
import { rankWindows, substituteScore } from '@noillin/optimizer';
import { OptimizerQueries, type GigQuery } from './optimizer-queries';
import type { Wishes } from './wishes';

/** Another gig that can be had, with its best window. */
export interface Substitute {
  gig: Gig;
  start: number;
  end: number;
  memberIds: string[];
  reach: number;
  score: number;
}

const MOST_CANDIDATES = 10;

/** Finds other gigs of the category, by other people, that are free in the range; the nearest in price are looked at. */
@Injectable()
export class FindSubstitutes {
  constructor(
    private readonly gigs: Gigs,
    private readonly slots: SlotFinder,
    private readonly queries: OptimizerQueries,
  ) {}

  /** The best first. */
  async execute(gig: Gig, original: GigQuery, wishes: Wishes): Promise<Substitute[]> {
    const wanted = { price: gig.price.amount, reach: reachOf(original) };
    const candidates = await this.gigs.findAlternatives(gig, MOST_CANDIDATES);
    const found = await Promise.all(candidates.map((candidate) => this.tryOne(candidate, wanted, wishes)));
    return found.flatMap((one) => one ?? []).sort((a, b) => b.score - a.score || a.start - b.start);
  }

  private async tryOne(
    gig: Gig,
    wanted: { price: number; reach: number },
    wishes: Wishes,
  ): Promise<Substitute | undefined> {
    const calendar = await this.slots.open(gig, { start: wishes.from, end: wishes.to });
    const query = await this.queries.make(gig, calendar, { ...wishes, limit: 1 });
    const [window] = rankWindows(query).windows;
    if (!window) return undefined;
    const { start, end, members } = window;
    const reach = reachOf(query, members);
    const offered = { price: gig.price.amount, reach, window: window.score };
    const memberIds = members.map((index) => query.members[index]!.influencerId);
    return { gig, start, end, memberIds, reach, score: substituteScore(wanted, offered) };
  }
}

function reachOf(
  { members }: GigQuery,
  indices: readonly number[] = members.map((_, index) => index),
): number {
  return indices.reduce((sum, index) => sum + members[index]!.followers, 0);
}
