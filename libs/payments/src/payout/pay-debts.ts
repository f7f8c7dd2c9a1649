import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type { Allocation } from '../allocation/allocation';
import type { AllocationEvent } from '../allocation/allocation-machine';
import { AllocationRepository } from '../allocation/allocation.repository';

/** Pays an influencer's debts out of what they are to get, the oldest first. */
@Injectable()
export class PayDebts {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly clock: Clock,
  ) {}

  /** In the caller's transaction. Answers how much of `available` (minor units) the debts took. */
  async run(influencerId: string, currency: string, available: number, why: string): Promise<number> {
    let rest = available;
    for (const debt of await this.allocations.debtsOf(influencerId, currency)) {
      const amount = Math.min(debt.owed, rest);
      if (amount > 0) await this.repay(debt, amount, why);
      rest -= amount;
    }
    return available - rest;
  }

  private async repay(debt: Allocation, amount: number, why: string): Promise<void> {
    const owed = debt.owed - amount;
    const change = { event: repaymentOf(debt, owed), amount, why, set: { owed } };
    await this.allocations.transition(debt, change, this.clock.date());
  }
}

const repaymentOf = ({ left }: Allocation, owed: number): AllocationEvent => {
  if (owed > 0) return 'repay_part';
  return left > 0 ? 'repay_kept' : 'repay_reversed';
};
