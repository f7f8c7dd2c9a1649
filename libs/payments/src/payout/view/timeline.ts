import type { Allocation } from '../../allocation/allocation';
import type { Payout } from '../payout';
import { nextPayout } from '../schedule/next-payout';
import type { PayoutSchedule } from '../schedule/payout-settings';

/** Where an influencer's part of a booking's price is on its way to them. */
export const PAYOUT_STAGES = [
  'pending',
  'cooling',
  'releasable',
  'in_transit',
  'paid',
  'debt',
  'reversed',
] as const;
export type PayoutStage = (typeof PAYOUT_STAGES)[number];

/** What keeps it where it is. `schedule`: its day has not come; `request`: the influencer wants to ask for it. */
export const BLOCKERS = [
  'not_completed',
  'cooling_down',
  'dispute',
  'chargeback',
  'onboarding',
  'minimum_amount',
  'provider_balance',
  'provider_refused',
  'schedule',
  'request',
] as const;
export type Blocker = (typeof BLOCKERS)[number];

/** An influencer's part of one booking's price on its way. */
export interface PayoutTimeline {
  part: Allocation;
  stage: PayoutStage;
  blockedBy: Blocker[];
  /** When it is expected to be transferred; null where nobody can say, or nothing is left to transfer. */
  expectedAt: Date | null;
  /** The transfers that were tried, the oldest first. */
  payouts: Payout[];
}

/** What else decides about an influencer's payouts. */
export interface PayoutCircumstances {
  schedule: PayoutSchedule;
  /** Whether the influencer's account can receive money. */
  canReceive: boolean;
  /** Epoch milliseconds. */
  now: number;
}

export const timelineOf = (
  part: Allocation,
  payouts: Payout[],
  circumstances: PayoutCircumstances,
): PayoutTimeline => {
  const stage = stageOf(part, payouts);
  const blockedBy = blockersOf(part, stage, circumstances);
  const isOnHold = blockedBy.some((blocker) => WITHOUT_END.has(blocker));
  return {
    part,
    stage,
    blockedBy,
    expectedAt: isOnHold ? null : expectedAt(part, stage, circumstances),
    payouts,
  };
};

/** Blockers that end when somebody does something, nobody knows when. */
const WITHOUT_END = new Set<Blocker>(['not_completed', 'dispute', 'chargeback', 'onboarding', 'request']);

const stageOf = ({ status, releaseAt, payoutId }: Allocation, payouts: readonly Payout[]): PayoutStage => {
  switch (status) {
    case 'pending':
      return releaseAt === null ? 'pending' : 'cooling';
    case 'transferred':
      return payouts.some(({ id, status: at }) => id === payoutId && at === 'requested')
        ? 'in_transit'
        : 'paid';
    case 'releasable':
    case 'reversed':
    case 'debt':
      return status;
  }
};

const blockersOf = (
  part: Allocation,
  stage: PayoutStage,
  { schedule, canReceive, now }: PayoutCircumstances,
): Blocker[] => {
  if (stage !== 'pending' && stage !== 'cooling' && stage !== 'releasable') return [];
  const waiting: Blocker[] = [];
  if (stage === 'pending') waiting.push('not_completed');
  if (stage === 'cooling') waiting.push('cooling_down');
  waiting.push(...part.frozenBy);
  if (!canReceive) waiting.push('onboarding');
  if (stage !== 'releasable') return waiting;
  if (part.heldUpBy === 'onboarding') return waiting;
  if (part.heldUpBy) waiting.push(part.heldUpBy);
  else if (schedule === 'manual' && part.payoutAt === null) waiting.push('request');
  else if (part.payoutAt && part.payoutAt.getTime() > now) waiting.push('schedule');
  return waiting;
};

const expectedAt = (
  { releaseAt, payoutAt }: Allocation,
  stage: PayoutStage,
  { schedule, now }: PayoutCircumstances,
): Date | null => {
  if (stage === 'releasable') return payoutAt ?? planned(schedule, now);
  return stage === 'cooling' && releaseAt ? planned(schedule, releaseAt.getTime()) : null;
};

const planned = (schedule: PayoutSchedule, from: number): Date | null => {
  const at = nextPayout(schedule, from);
  return at === null ? null : new Date(at);
};
