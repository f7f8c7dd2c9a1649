import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { platform, type LedgerEntry } from '../ledger/ledger-transaction';
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
    const left = part.left - amount;
    const event = left === 0 ? 'give_back_rest' : 'give_back_part';
    const held = part.held - amount;
    const change = { event, amount, why, set: { left, held }, ...(held === 0 && { dueAt: null }) } as const;
    await this.allocations.transition(part, change, this.clock.date());
    const account = accountOf(part, part.status === 'pending' ? 'pending' : 'releasable');
    return [{ ...account, amount: -amount }];
  }
}

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
