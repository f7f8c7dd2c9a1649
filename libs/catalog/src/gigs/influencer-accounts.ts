import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Engagements, Users } from '@noillin/identity';

/** Who can be asked to take part in a gig. */
@Injectable()
export class InfluencerAccounts {
  constructor(
    private readonly users: Users,
    private readonly engagements: Engagements,
  ) {}

  /** Those of the ids that are influencers whose accounts are not suspended. */
  async activeAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const users = await this.users.findByIds(ids);
    return new Set(
      users.filter(({ role, status }) => role === 'influencer' && status === 'active').map(({ id }) => id),
    );
  }

  /**
   * Ids in the order of the `members` of a request. Belongs inside the transaction that invites them: who is just leaving is
   * either not invited or has not left yet.
   * @throws DomainError `rule_refused` where one is unknown, suspended or not an influencer, naming the fields
   */
  async require(ids: readonly string[]): Promise<void> {
    await this.engagements.engage(ids);
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
