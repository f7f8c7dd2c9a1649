import { Injectable } from '@nestjs/common';
import { InfluencerProfiles } from '@noillin/catalog';
import { RulesRepository } from './rules.repository';

/** The zone where somebody has named none. */
const DEFAULT_ZONE = 'UTC';

/** In which zone influencers count their days: that of their rules, or of their profile until they have rules. */
@Injectable()
export class OwnZones {
  constructor(
    private readonly rules: RulesRepository,
    private readonly profiles: InfluencerProfiles,
  ) {}

  async of(influencerId: string): Promise<string> {
    const rules = await this.rules.findByInfluencer(influencerId);
    if (rules) return rules.timezone;
    const [zone = DEFAULT_ZONE] = await this.ofProfiles([influencerId]);
    return zone;
  }

  /** The zones of people without rules, in their order. */
  async ofProfiles(influencerIds: readonly string[]): Promise<string[]> {
    if (influencerIds.length === 0) return [];
    const profiles = await this.profiles.findManyByIds(influencerIds);
    const zones = new Map(profiles.map(({ id, timezone }) => [id, timezone]));
    return influencerIds.map((id) => zones.get(id) ?? DEFAULT_ZONE);
  }
}
