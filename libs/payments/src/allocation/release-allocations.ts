import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { moveMoney } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import { PaymentsConfig } from '../payments.config';
import { accountOf, type Allocation } from './allocation';
import { AllocationRepository } from './allocation.repository';

const HOUR_MS = 3_600_000;
/** When somebody looks again at a part whose release failed half-way. */
const AGAIN_MS = 60_000;

/** Gives every part to its party once it has cooled down. */
@Injectable()
export class ReleaseAllocations {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  /** From now on what is left of the booking's money cools down. Asking again does not prolong it. */
  startCooling(bookingId: string): Promise<void> {
    const releaseAt = new Date(this.clock.now() + this.config.COOLING_HOURS * HOUR_MS);
    return this.transactions.run(async () => {
      const allocations = await this.allocations.ofBooking(bookingId);
      const hot = allocations.filter((part) => part.status === 'pending' && part.releaseAt === null);
      for (const allocation of hot) await this.allocations.set(allocation, { releaseAt, dueAt: releaseAt });
    });
  }

  /** Releases the part that has been due longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.allocations.takeDue('pending', new Date(now), new Date(now + AGAIN_MS));
    if (!due) return false;
    await this.transactions.run(async () => {
      const allocation = await this.allocations.findById(due.id);
      if (allocation && isCool(allocation, now)) await this.release(allocation);
    });
    return true;
  }

  private async release(allocation: Allocation): Promise<void> {
    const { id, bookingId, currency, held, influencerId } = allocation;
    const now = this.clock.date();
    const isPayable = influencerId !== null && held > 0;
    await this.allocations.transition(
      allocation,
      { event: 'release', amount: held, why: 'cooled down', dueAt: isPayable ? now : null },
      now,
    );
    const entries = moveMoney(held, accountOf(allocation, 'pending'), accountOf(allocation, 'releasable'));
    await this.ledger.post(posting('release', { bookingId, id, currency }, entries));
  }
}

const isCool = ({ status, frozen, releaseAt }: Allocation, now: number): boolean =>
  status === 'pending' && !frozen && releaseAt !== null && releaseAt.getTime() <= now;
