import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Engagements } from '@noillin/identity';
import { memberIdsOf, type Booking } from '../booking';

/** Lets nobody into a booking whose account is closed, or is being closed in this moment. */
@Injectable()
export class OpenAccounts {
  constructor(private readonly engagements: Engagements) {}

  /** Belongs inside the transaction that engages them. @throws DomainError `rule_refused` */
  async require(ids: readonly string[]): Promise<void> {
    if (!(await this.engagements.engage(ids)))
      throw new DomainError('rule_refused', {
        reason: 'Somebody who would take part has left the platform.',
      });
  }

  /** Whether everybody of a booking is still there, and stays until the surrounding transaction commits. */
  areOpen(booking: Booking): Promise<boolean> {
    return this.engagements.engage([booking.brandId, ...memberIdsOf(booking)]);
  }
}
