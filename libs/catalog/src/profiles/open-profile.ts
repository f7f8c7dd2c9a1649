import { Injectable } from '@nestjs/common';
import type { Role } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Clock } from '@noillin/utils';
import { BrandProfiles } from './brand-profiles';
import { suggestHandle } from './handle';
import { InfluencerProfiles } from './influencer-profiles';

export interface NewProfile {
  userId: string;
  role: Role;
  displayName: string;
}

/** Makes the empty profile of a new user. Belongs inside the transaction that makes the user. */
@Injectable()
export class OpenProfile {
  constructor(
    private readonly influencers: InfluencerProfiles,
    private readonly brands: BrandProfiles,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, role, displayName }: NewProfile): Promise<void> {
    if (role === 'admin') return;
    await (role === 'influencer'
      ? this.openInfluencer(userId, displayName)
      : this.openBrand(userId, displayName));
    await this.outbox.add('profile.changed', { userId, role });
  }

  private async openInfluencer(id: string, displayName: string): Promise<void> {
    await this.influencers.insert({
      id,
      displayName,
      handle: suggestHandle(displayName),
      bio: '',
      categories: [],
      languages: [],
      location: '',
      platforms: [],
      timezone: 'UTC',
      updatedAt: this.clock.date(),
    });
  }

  private async openBrand(id: string, displayName: string): Promise<void> {
    await this.brands.insert({
      id,
      displayName,
      companyName: displayName,
      website: null,
      industry: '',
      updatedAt: this.clock.date(),
    });
  }
}
