import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import {
  localDate,
  SCHEDULE_LIMITS,
  validateOverride,
  validateOverrides,
  type LocalDate,
} from '@noillin/scheduling';
import { Clock } from '@noillin/utils';
import { ScheduleChanges } from '../changes/schedule-changes';
import { refuseProblems } from '../refuse-problems';
import { OwnZones } from '../rules/own-zones';
import type { AvailabilityOverride } from './availability-override';
import { OverridesRepository } from './overrides.repository';

/** An influencer opens or closes single days. */
@Injectable()
export class ManageOverrides {
  constructor(
    private readonly overrides: OverridesRepository,
    private readonly zones: OwnZones,
    private readonly changes: ScheduleChanges,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Those of the days `first` to `last`, both included, by day. */
  list(influencerId: string, first: LocalDate, last: LocalDate): Promise<AvailabilityOverride[]> {
    return this.overrides.findBetween([influencerId], first, last);
  }

  /**
   * Bookings that exist are not touched.
   * @throws DomainError `validation_failed`, `rule_refused` when there would be too many
   */
  async replace(override: AvailabilityOverride): Promise<AvailabilityOverride> {
    refuseProblems(validateOverride(override));
    await this.store(override.influencerId, () => this.overrides.replace(override));
    return override;
  }

  /**
   * As `replace`, for many days at once: all of them or none. Answered by day.
   * @throws DomainError `validation_failed` (fields begin with `items`), `rule_refused`
   */
  async replaceMany(
    influencerId: string,
    overrides: readonly Omit<AvailabilityOverride, 'influencerId'>[],
  ): Promise<AvailabilityOverride[]> {
    refuseProblems(validateOverrides(overrides, 'items'));
    const own = overrides.map((override) => ({ influencerId, ...override }));
    await this.store(influencerId, () => this.overrides.replaceMany(own));
    return own.sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** Lets the rules hold again on the days `first` to `last`, both included. */
  async removeBetween(influencerId: string, first: LocalDate, last: LocalDate): Promise<void> {
    await this.transactions.run(async () => {
      const removed = await this.overrides.removeBetween(influencerId, first, last);
      if (removed > 0) await this.changes.note(influencerId);
    });
  }

  /** @throws DomainError `not_found` when that day has none */
  async remove(influencerId: string, date: LocalDate): Promise<void> {
    await this.transactions.run(async () => {
      const existed = await this.overrides.remove(influencerId, date);
      if (!existed) throw new DomainError('not_found', { resource: 'override' });
      await this.changes.note(influencerId);
    });
  }

  private async store(influencerId: string, write: () => Promise<void>): Promise<void> {
    const today = localDate(await this.zones.of(influencerId), this.clock.now());
    await this.transactions.run(async () => {
      // Noted first: of two changes at once one starts again, and counts what the other stored.
      await this.changes.note(influencerId);
      await write();
      const most = SCHEDULE_LIMITS.overrides;
      if ((await this.overrides.countFrom(influencerId, today)) > most) {
        throw new DomainError('rule_refused', {
          reason: `At most ${most} days from today on can have an override.`,
        });
      }
    });
  }
}
