import { listGroupSlots, MINUTE, type GroupSlot } from '@noillin/scheduling';
import { CompactnessMeter } from './compactness';
import { IntervalCursor } from './interval-cursor';
import { NodeBudget } from './node-budget';
import { hoursAsIntervals, type OptimizerQuery } from './query';
import { usedWeights } from './used-weights';
import { CRITERIA, type Criterion } from './weights';

/** A slot with what speaks for it. */
export interface RankedWindow extends GroupSlot {
  /** 0 to 1: the parts, each times its weight. */
  readonly score: number;
  /** Each from 0 to 1; see CRITERIA. */
  readonly parts: Readonly<Record<Criterion, number>>;
}

export interface Ranking {
  /** The best first; of equal ones the earlier. */
  readonly windows: readonly RankedWindow[];
  /** Whether every slot was looked at; if not, only the earlier ones were. */
  readonly complete: boolean;
}

/** A slot with its parts in the order of CRITERIA: thousands are judged, few are shown. */
interface JudgedSlot {
  slot: GroupSlot;
  score: number;
  parts: readonly number[];
}

/**
 * The best slots of a gig, of all that `listGroupSlots` offers: everybody who is free is in.
 * @throws RangeError for an unknown zone, unvalidated timing, or weights that cannot be used
 */
export function rankWindows(query: OptimizerQuery): Ranking {
  const judge = new WindowJudge(query);
  const budget = new NodeBudget(query.nodeBudget);
  const judged: JudgedSlot[] = [];
  let complete = true;
  for (const slot of listGroupSlots(query)) {
    complete = budget.take(query.members.length);
    if (!complete) break;
    const window = judge.judge(slot);
    if (window !== undefined) judged.push(window);
  }
  judged.sort((a, b) => b.score - a.score || a.slot.start - b.slot.start);
  return { windows: judged.slice(0, query.limit).map(toWindow), complete };
}

function toWindow({ slot, score, parts }: JudgedSlot): RankedWindow {
  const named = CRITERIA.map((criterion, i) => [criterion, parts[i]!]);
  return { ...slot, score, parts: Object.fromEntries(named) as RankedWindow['parts'] };
}

/** Judges slots, which come in order. */
class WindowJudge {
  private readonly weights: readonly number[];
  private readonly meters: readonly CompactnessMeter[];
  private readonly preferred: IntervalCursor | undefined;
  private readonly allFollowers: number;
  private readonly allShares: number;

  constructor(private readonly query: OptimizerQuery) {
    const { members, timing, preferredHours, from, to } = query;
    const weights = usedWeights(query);
    this.weights = CRITERIA.map((criterion) => weights[criterion]);
    this.meters = members.map((member) => new CompactnessMeter(member, timing));
    this.allFollowers = members.reduce((sum, { followers }) => sum + followers, 0);
    this.allShares = members.reduce((sum, { shareBps }) => sum + shareBps, 0);
    const end = to + timing.durationMinutes * MINUTE;
    if (preferredHours) this.preferred = new IntervalCursor(hoursAsIntervals(preferredHours, from, end));
  }

  /** Undefined for a slot outside hours that are a condition. */
  judge(slot: GroupSlot): JudgedSlot | undefined {
    const preferred = this.preferred ? this.preferred.coverage(slot) / (slot.end - slot.start) : 1;
    if (this.query.preferredHours?.only && preferred < 1) return undefined;
    const parts = this.partsOf(slot, preferred);
    let score = 0;
    for (let i = 0; i < parts.length; i += 1) score += this.weights[i]! * parts[i]!;
    return { slot, score, parts };
  }

  /** In the order of CRITERIA. */
  private partsOf({ start, members }: GroupSlot, preferred: number): number[] {
    const { from, to, members: all } = this.query;
    let [followers, shares, compactness] = [0, 0, 0];
    for (const member of members) {
      followers += all[member]!.followers;
      shares += all[member]!.shareBps;
      compactness += this.meters[member]!.at(start);
    }
    const part = members.length / all.length;
    const reach = this.allFollowers > 0 ? followers / this.allFollowers : part;
    const price = this.allShares > 0 ? shares / this.allShares : part;
    return [part, reach, price, 1 - (start - from) / (to - from), compactness / members.length, preferred];
  }
}
