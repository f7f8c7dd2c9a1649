import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { validateOverride, type LocalDate } from '@noillin/scheduling';
import { refuseProblems } from '../refuse-problems';
import type { AvailabilityOverride } from './availability-override';
import { OverridesRepository } from './overrides.repository';

/** An influencer opens or closes single days. */
@Injectable()
export class ManageOverrides {
  constructor(
    private readonly overrides: OverridesRepository,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** Those of the days `first` to `last`, both included, by day. */
  list(influencerId: string, first: LocalDate, last: LocalDate): Promise<AvailabilityOverride[]> {
    return this.overrides.findBetween([influencerId], first, last);
  }

  /**
   * Bookings that exist are not touched.
   * @throws DomainError `validation_failed`
   */
  async replace(override: AvailabilityOverride): Promise<AvailabilityOverride> {
    refuseProblems(validateOverride(override));
    await this.transactions.run(async () => {
      await this.overrides.replace(override);
      await this.outbox.add('availability.changed', { influencerId: override.influencerId });
    });
    return override;
  }

  /** @throws DomainError `not_found` when that day has none */
  async remove(influencerId: string, date: LocalDate): Promise<void> {
    await this.transactions.run(async () => {
      const existed = await this.overrides.remove(influencerId, date);
      if (!existed) throw new DomainError('not_found', { resource: 'override' });
      await this.outbox.add('availability.changed', { influencerId });
    });
  }
}
