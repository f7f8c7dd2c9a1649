import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { Ledger } from '../ledger/ledger';
import { moveMoney, platform } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import { accountOf } from './allocation';
import { AllocationRepository } from './allocation.repository';
import { splitPayment, type Purchase } from './split-payment';

/** Divides a payment between the platform and the members as it was agreed at purchase. */
@Injectable()
export class AllocatePayment {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that confirms the booking. The payment itself must have been posted before. */
  async run(purchase: Purchase): Promise<void> {
    const { bookingId, currency } = purchase;
    const allocations = splitPayment(purchase, this.clock.date());
    await this.allocations.insertAll(allocations);
    const entries = allocations.flatMap((allocation) =>
      moveMoney(allocation.amount, platform('unallocated'), accountOf(allocation, 'pending')),
    );
    await this.ledger.post(posting('allocation', { bookingId, id: bookingId, currency }, entries));
  }
}
