import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { personal, platform, type LedgerEntry } from '../ledger/ledger-transaction';
import { RecoveryRepository } from '../payout/recovery.repository';
import { accountOf, type Allocation } from './allocation';
import { AllocationRepository } from './allocation.repository';
import { splitByWeight } from './largest-remainder';
import type { Line } from './line';

/** What is taken out of a booking's money, and why. */
export interface Taking {
  bookingId: string;
  /** Minor units, of all parties together. */
  amount: number;
  /** Who bears how much; summing to the amount. Left out: everybody in proportion to what is left of their part. */
  perParty?: readonly Line[];
  /** Refund or chargeback. */
  why: string;
}

/** Takes money that goes back to the brand, or to its bank, away from whoever has it. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly recoveries: RecoveryRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes the parts in the caller's transaction and answers the entries that take the amount out of their accounts.
   * What is nobody's goes first, unless it is said who bears it.
   * @throws DomainError `rule_refused` for more than is left, of all or of one party, or lines that do not sum up
   */
  async run(taking: Taking): Promise<LedgerEntry[]> {
    const parts = await this.allocations.ofBooking(taking.bookingId);
    const spare = taking.perParty ? 0 : await this.ledger.heldFor(taking.bookingId, 'unallocated');
    const fromSpare = Math.min(spare, taking.amount);
    const bearing = divide(parts, taking.amount - fromSpare, taking.perParty);
    const entries: LedgerEntry[] = fromSpare ? [{ ...platform('unallocated'), amount: -fromSpare }] : [];
    for (const [part, amount] of bearing) entries.push(...(await this.takeFrom(part, amount, taking.why)));
    return entries;
  }

  private async takeFrom(part: Allocation, amount: number, why: string): Promise<LedgerEntry[]> {
    if (amount === 0) return [];
    const sources = sourcesOf(part, amount);
    const changed = await this.reduce(part, amount, sources, why);
    if (sources.netted > 0) await this.owe(changed, sources.netted, why);
    if (sources.transferred > 0) await this.recover(changed, sources.transferred);
    return entriesOf(part, sources);
  }

  private reduce(part: Allocation, amount: number, sources: Sources, why: string): Promise<Allocation> {
    const left = part.left - amount;
    const held = part.held - sources.held;
    const recoverable = part.recoverable - sources.transferred;
    const change = {
      event: left === 0 ? 'give_back_rest' : 'give_back_part',
      amount,
      why,
      set: { left, held, recoverable },
      ...(held === 0 && { dueAt: null }),
    } as const;
    return this.allocations.transition(part, change, this.clock.date());
  }

  /** What the part paid of other debts cannot be taken from anywhere: it is owed again. */
  private async owe(part: Allocation, amount: number, why: string): Promise<void> {
    const set = { owed: part.owed + amount };
    await this.allocations.transition(part, { event: 'owe', amount, why, set }, this.clock.date());
  }

  private async recover({ id, bookingId, influencerId, payoutId, currency }: Allocation, amount: number) {
    if (influencerId === null || payoutId === null) throw new Error(`allocation ${id} was never transferred`);
    await this.recoveries.create({
      id: newId(),
      payoutId,
      allocationId: id,
      bookingId,
      influencerId,
      amount: { amount, currency },
      status: 'requested',
      attempts: 0,
      createdAt: this.clock.date(),
      settledAt: null,
    });
  }
}

/** Where money of a part is taken from, in this order, in minor units. */
interface Sources {
  /** Lies here. */
  held: number;
  /** Was transferred, or is about to be. */
  transferred: number;
  /** Paid debts of other bookings. */
  netted: number;
}

const sourcesOf = ({ held, recoverable }: Allocation, amount: number): Sources => {
  const fromHeld = Math.min(held, amount);
  const transferred = Math.min(recoverable, amount - fromHeld);
  return { held: fromHeld, transferred, netted: amount - fromHeld - transferred };
};

const entriesOf = (part: Allocation, { held, transferred, netted }: Sources): LedgerEntry[] => {
  const here = accountOf(part, part.status === 'pending' ? 'pending' : 'releasable');
  const owner = part.influencerId ?? '';
  return [
    { ...here, amount: -held },
    { ...personal('influencer_recovering', owner), amount: -transferred },
    { ...personal('influencer_debt', owner), amount: -netted },
  ].filter(({ amount }) => amount !== 0);
};

/** How much each part bears. */
const divide = (
  parts: readonly Allocation[],
  amount: number,
  perParty: readonly Line[] | undefined,
): [Allocation, number][] => {
  const left = parts.map((part) => part.left);
  const wanted = perParty ? linesInOrder(parts, perParty) : proportional(amount, left);
  const sum = wanted.reduce((total, line) => total + line, 0);
  if (sum !== amount) throw refused('The lines of a refund must sum to its amount.');
  if (wanted.some((line, index) => !Number.isSafeInteger(line) || line < 0 || line > (left[index] ?? 0)))
    throw refused('A refund cannot take more from a party than is left of its part.');
  return parts.map((part, index) => [part, wanted[index] ?? 0]);
};

const proportional = (amount: number, left: readonly number[]): number[] => {
  const total = left.reduce((sum, part) => sum + part, 0);
  if (amount > total) throw refused('A refund cannot exceed what is left of the payment.');
  return splitByWeight(amount, left);
};

const linesInOrder = (parts: readonly Allocation[], lines: readonly Line[]): number[] => {
  const amounts = new Map(lines.map(({ influencerId, amount }) => [influencerId, amount]));
  const known = new Set(parts.map(({ influencerId }) => influencerId));
  if (amounts.size !== lines.length || lines.some(({ influencerId }) => !known.has(influencerId)))
    throw refused('The lines of a refund name each party of the booking once at most.');
  return parts.map(({ influencerId }) => amounts.get(influencerId) ?? 0);
};

const refused = (reason: string): DomainError => new DomainError('rule_refused', { reason });
