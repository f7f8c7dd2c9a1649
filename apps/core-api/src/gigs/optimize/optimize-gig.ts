import { Injectable } from '@nestjs/common';
import { SlotFinder } from '@noillin/availability';
import type { Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { proposeChanges, rankWindows, type Proposal, type RankedWindow } from '@noillin/optimizer';
import { Clock } from '@noillin/utils';
import { readRange, timeRange } from '../../time-range';
import type { OptimizeDto } from './dto/optimize-request.dto';
import { FindSubstitutes, type Substitute } from './find-substitutes';
import { OptimizerQueries, type GigQuery } from './optimizer-queries';
import { wishesOf } from './wishes';

export interface Optimum {
  query: GigQuery;
  windows: readonly RankedWindow[];
  proposals: readonly Proposal[];
  substitutes: readonly Substitute[];
  complete: boolean;
}

const MOST_PROPOSALS = 5;

/** The best windows of a gig; where there is none, what would have to change, and what else can be had. */
@Injectable()
export class OptimizeGig {
  constructor(
    private readonly slots: SlotFinder,
    private readonly queries: OptimizerQueries,
    private readonly substitutes: FindSubstitutes,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `gig_not_bookable`, `validation_failed`, `range_too_long`, `rule_refused` */
  async execute(gig: Gig, body: OptimizeDto): Promise<Optimum> {
    if (gig.status !== 'published') throw new DomainError('gig_not_bookable', { status: gig.status });
    const now = this.clock.now();
    const calendar = await this.slots.open(gig, readRange(body, now));
    const wishes = wishesOf(body, timeRange(body, calendar.timezone, now));
    const query = await this.queries.make(gig, calendar, wishes, body.quorum);
    const ranking = rankWindows(query);
    if (ranking.windows.length > 0 || !ranking.complete)
      return { query, ...ranking, proposals: [], substitutes: [] };
    const { proposals, complete } = proposeChanges({ ...query, limit: MOST_PROPOSALS });
    const substitutes = await this.substitutes.execute(gig, query, wishes);
    return { query, windows: [], proposals, substitutes, complete };
  }
}
