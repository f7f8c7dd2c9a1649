import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { normaliseHandle } from './handle';
import type { InfluencerProfile, InfluencerProfileChange } from './influencer-profile';
import { InfluencerProfiles } from './influencer-profiles';

/** An influencer changes what the world sees of them. */
@Injectable()
export class EditInfluencerProfile {
  constructor(
    private readonly profiles: InfluencerProfiles,
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `handle_taken` */
  async execute(userId: string, change: InfluencerProfileChange): Promise<InfluencerProfile> {
    const normalised = normalise(change);
    return this.transactions.run(async () => {
      const profile = await this.profiles.update(userId, normalised, this.clock.date());
      if (!profile) throw new DomainError('not_found', { resource: 'influencer' });
      if (change.displayName !== undefined) await this.users.rename(userId, change.displayName);
      await this.outbox.add('profile.changed', { userId, role: 'influencer' });
      return profile;
    });
  }
}

function normalise(change: InfluencerProfileChange): InfluencerProfileChange {
  const { handle, languages } = change;
  return {
    ...change,
    ...(handle !== undefined && { handle: normaliseHandle(handle) }),
    ...(languages && { languages: Intl.getCanonicalLocales(languages) }),
  };
}
