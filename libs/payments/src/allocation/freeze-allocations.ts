import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import type { Allocation, FreezeReason } from './allocation';
import { AllocationRepository } from './allocation.repository';

/** Stops and restarts the way of a booking's money to its parties. Several reasons may stop it; all must be gone. */
@Injectable()
export class FreezeAllocations {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly transactions: Transactions,
  ) {}

  freeze(bookingId: string, reason: FreezeReason): Promise<void> {
    return this.change(bookingId, ({ frozenBy }) => [...new Set([...frozenBy, reason])]);
  }

  unfreeze(bookingId: string, reason: FreezeReason): Promise<void> {
    return this.change(bookingId, ({ frozenBy }) => frozenBy.filter((other) => other !== reason));
  }

  private change(bookingId: string, reasons: (allocation: Allocation) => FreezeReason[]): Promise<void> {
    return this.transactions.run(async () => {
      for (const allocation of await this.allocations.ofBooking(bookingId)) {
        const frozenBy = reasons(allocation);
        await this.allocations.set(allocation, { frozenBy, frozen: frozenBy.length > 0 });
      }
    });
  }
}
