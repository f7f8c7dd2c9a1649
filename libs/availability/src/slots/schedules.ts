import { Injectable } from '@nestjs/common';
import type { Interval, Schedule } from '@noillin/scheduling';
import { OverridesRepository } from '../overrides/overrides.repository';
import { OwnZones } from '../rules/own-zones';
import { RulesRepository } from '../rules/rules.repository';
import { groupByInfluencer } from './group-by-influencer';

/** Reads rules and overrides as the algebra takes them. */
@Injectable()
export class Schedules {
  constructor(
    private readonly rules: RulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly zones: OwnZones,
  ) {}

  /**
   * One for each influencer, in their order, with the overrides that matter within the range. Whoever has no rules is never
   * available but on days they opened. Two indexed reads at once.
   */
  async read(influencerIds: readonly string[], range: Interval): Promise<Schedule[]> {
    const [rules, overrides] = await Promise.all([
      this.rules.findByInfluencers(influencerIds),
      this.overrides.findAround(influencerIds, range),
    ]);
    const rulesOf = new Map(rules.map((own) => [own.influencerId, own]));
    const overridesOf = groupByInfluencer(overrides);
    const withoutRules = influencerIds.filter((id) => !rulesOf.has(id));
    const zones = await this.zones.ofProfiles(withoutRules);
    return influencerIds.map((id) => ({
      timezone: rulesOf.get(id)?.timezone ?? zones[withoutRules.indexOf(id)]!,
      weekly: rulesOf.get(id)?.weekly ?? [],
      overrides: overridesOf.get(id) ?? [],
    }));
  }
}
