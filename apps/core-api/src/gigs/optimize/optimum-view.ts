import type { Gig } from '@noillin/catalog';
import { usedWeights, type Change } from '@noillin/optimizer';
import type {
  ChangeDto,
  OptimizeResultDto,
  SubstituteGigDto,
  WindowTimeDto,
} from './dto/optimize-result.dto';
import type { Substitute } from './find-substitutes';
import type { Optimum } from './optimize-gig';
import type { NamedMember } from './optimizer-queries';

/** An optimum as the API shows it: members by id, times as texts. */
export function optimumView(gig: Gig, optimum: Optimum): OptimizeResultDto {
  const { query, windows, proposals, substitutes, complete } = optimum;
  const idsOf = (indices: readonly number[]) => indices.map((index) => query.members[index]!.influencerId);
  return {
    windows: windows.map(({ members, score, parts, ...time }) => ({
      ...timeView(time, idsOf(members)),
      score,
      parts: { ...parts },
    })),
    weights: { ...usedWeights(query) },
    proposals: proposals.map(({ members, changes, cost, ...time }) => ({
      ...timeView(time, idsOf(members)),
      cost,
      changes: changes.map((change) => changeView(change, query.members)),
    })),
    substitutes: substitutes.map((substitute) => substituteView(gig, substitute)),
    complete,
  };
}

function timeView({ start, end }: { start: number; end: number }, memberIds: string[]): WindowTimeDto {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString(), memberIds };
}

function changeView(change: Change, members: readonly NamedMember[]): ChangeDto {
  if (change.kind === 'lower_quorum') return { kind: change.kind, quorum: change.to };
  const { influencerId: memberId, timezone } = members[change.member]!;
  if (change.kind === 'drop_required') return { kind: change.kind, memberId };
  const { kind, date, start, end, closedBy } = change;
  return { kind, memberId, date, start, end, timezone, closedBy };
}

function substituteView(
  gig: Gig,
  { gig: other, reach, score, memberIds, ...time }: Substitute,
): SubstituteGigDto {
  return {
    ...timeView(time, memberIds),
    gigId: other.id,
    title: other.title,
    price: other.price,
    priceDifference: other.price.amount - gig.price.amount,
    reach,
    score,
  };
}
