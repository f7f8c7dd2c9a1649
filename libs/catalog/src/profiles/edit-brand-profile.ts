import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import type { BrandProfile, BrandProfileChange } from './brand-profile';
import { BrandProfiles } from './brand-profiles';

/** A brand changes what the world sees of it. */
@Injectable()
export class EditBrandProfile {
  constructor(
    private readonly profiles: BrandProfiles,
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  async execute(userId: string, change: BrandProfileChange): Promise<BrandProfile> {
    return this.transactions.run(async () => {
      const profile = await this.profiles.update(userId, change, this.clock.date());
      if (!profile) throw new DomainError('not_found', { resource: 'brand' });
      if (change.displayName !== undefined) await this.users.rename(userId, change.displayName);
      await this.outbox.add('profile.changed', { userId, role: 'brand' });
      return profile;
    });
  }
}
