import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';

/** Who can be asked to take part in a gig. */
@Injectable()
export class InfluencerAccounts {
  constructor(private readonly users: Users) {}

  /** Those of the ids that are influencers whose accounts are not suspended. */
  async activeAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const users = await this.users.findByIds(ids);
    return new Set(
      users.filter(({ role, status }) => role === 'influencer' && status === 'active').map(({ id }) => id),
    );
  }

  /**
   * Ids in the order of the `members` of a request.
   * @throws DomainError `rule_refused` where one is unknown, suspended or not an influencer, naming the fields
   */
  async require(ids: readonly string[]): Promise<void> {
    const influencers = await this.activeAmong(ids);
    const fields = ids.flatMap((id, index) =>
      influencers.has(id)
        ? []
        : [{ field: `members.${index}.influencerId`, message: 'There is no such influencer' }],
    );
    if (fields.length > 0)
      throw new DomainError('rule_refused', { reason: 'Members of a gig are influencers.' }, { fields });
  }
}
