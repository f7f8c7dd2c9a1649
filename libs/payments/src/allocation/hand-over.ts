import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { moveMoney } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import { accountOf, allocationId, newAllocation, type Allocation } from './allocation';
import { AllocationRepository } from './allocation.repository';

/** One member's part of a booking's price becomes another's. */
export interface HandingOver {
  /** Chosen by the caller: the money changes hands once under it. */
  id: string;
  bookingId: string;
  /** Influencer who had the part. */
  from: string;
  /** Influencer who gets all that is left of it; has no part of this booking yet. */
  to: string;
}

/** Gives what is left of a part to somebody else, under the same freezes. The other parts stay as they are. */
@Injectable()
export class HandOver {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that replaces the member. @throws DomainError `transition_not_allowed` once it was released */
  async run({ id, bookingId, from, to }: HandingOver): Promise<void> {
    const part = await this.allocations.findById(allocationId(bookingId, from));
    if (!part) throw new DomainError('not_found', { resource: 'allocation' });
    const { currency, left: amount, frozenBy, frozen } = part;
    await this.empty(part, id);
    const now = this.clock.date();
    const heir = newAllocation({ bookingId, influencerId: to, currency, amount }, now);
    await this.allocations.insertAll([{ ...heir, frozenBy, frozen }]);
    const entries = moveMoney(amount, accountOf(part, 'pending'), accountOf(heir, 'pending'));
    await this.ledger.post(posting('hand_over', { bookingId, id, currency }, entries));
  }

  private async empty(part: Allocation, why: string): Promise<void> {
    // All of it went back to the brand before: there is nothing to hand over.
    if (part.status === 'reversed' && part.left === 0) return;
    const change = {
      event: 'hand_over',
      amount: part.left,
      why,
      set: { left: 0, held: 0 },
      dueAt: null,
    } as const;
    await this.allocations.transition(part, change, this.clock.date());
  }
}
