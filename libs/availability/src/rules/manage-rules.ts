import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import { validateSchedule } from '@noillin/scheduling';
import { ScheduleChanges } from '../changes/schedule-changes';
import { refuseProblems } from '../refuse-problems';
import type { AvailabilityRules } from './availability-rules';
import { OwnZones } from './own-zones';
import { RulesRepository } from './rules.repository';

/** An influencer reads and replaces their weekly rules. */
@Injectable()
export class ManageRules {
  constructor(
    private readonly rules: RulesRepository,
    private readonly zones: OwnZones,
    private readonly changes: ScheduleChanges,
    private readonly transactions: Transactions,
  ) {}

  /** Whoever has not set any is never available; their zone is that of their profile until they do. */
  async find(influencerId: string): Promise<AvailabilityRules> {
    const rules = await this.rules.findByInfluencer(influencerId);
    if (rules) return rules;
    return { influencerId, timezone: await this.zones.of(influencerId), weekly: [] };
  }

  /**
   * Bookings that exist are not touched.
   * @throws DomainError `validation_failed`
   */
  async replace(rules: AvailabilityRules): Promise<AvailabilityRules> {
    refuseProblems(validateSchedule({ ...rules, overrides: [] }));
    await this.transactions.run(async () => {
      await this.rules.replace(rules);
      await this.changes.note(rules.influencerId);
    });
    return rules;
  }
}
