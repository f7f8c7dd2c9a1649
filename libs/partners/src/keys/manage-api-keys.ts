import { Injectable } from '@nestjs/common';
import { accessRoleOf, DomainError, roleHas, type EventPayload } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { KeyRateLimits } from '../plans/key-rate-limits';
import type { ApiKey, IssuedApiKey, NewApiKey } from './api-key';
import { ApiKeysRepository, MOST_KEYS } from './api-keys.repository';

const noKey = (): DomainError => new DomainError('not_found', { resource: 'API key' });

/** Makes and ends API keys. Every change is an event, so that owners and auditors hear of it. */
@Injectable()
export class ManageApiKeys {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly users: Users,
    private readonly limits: KeyRateLimits,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `rule_refused` for a scope that the owner does not have, or one key too many */
  async create(wish: NewApiKey): Promise<IssuedApiKey> {
    await this.requireOwnScopes(wish);
    for (const slot of await this.keys.freeSlots(wish.ownerId)) {
      const issued = await this.createAt(slot, wish);
      if (issued) return issued;
    }
    throw new DomainError('rule_refused', {
      reason: `You have ${MOST_KEYS} API keys; revoke one that you do not use.`,
    });
  }

  /** A new secret for the key; the old one is good for `graceMs` more. @throws DomainError `not_found` */
  rotate(id: string, ownerId: string, graceMs: number): Promise<IssuedApiKey> {
    return this.transactions.run(async () => {
      const issued = await this.keys.replaceSecret(id, ownerId, graceMs);
      if (!issued) throw noKey();
      await this.outbox.add('api_key.rotated', eventOf(issued.key, ownerId));
      return issued;
    });
  }

  /** Ends a key of `ownerId`, or, for admins, of anybody. @throws DomainError `not_found` */
  revoke(id: string, by: { userId: string; ownerId?: string }): Promise<ApiKey> {
    return this.transactions.run(async () => {
      const key = await this.keys.revoke(id, by.ownerId);
      if (!key) throw noKey();
      await this.outbox.add('api_key.revoked', eventOf(key, by.userId));
      return key;
    });
  }

  /** @throws DomainError `not_found`, `rule_refused` for a plan that there is not */
  async setPlan(id: string, plan: string): Promise<ApiKey> {
    if (!this.limits.has(plan))
      throw new DomainError('rule_refused', { reason: `There is no rate plan ${plan}.` });
    const key = await this.keys.setPlan(id, plan);
    if (!key) throw noKey();
    return key;
  }

  /** Null when the place was taken at the same moment. */
  private async createAt(slot: string, wish: NewApiKey): Promise<IssuedApiKey | null> {
    try {
      return await this.transactions.run(async () => {
        const issued = await this.keys.insert(slot, wish);
        await this.outbox.add('api_key.created', eventOf(issued.key, wish.ownerId));
        return issued;
      });
    } catch (error) {
      if (isDuplicateKey(error, 'slot')) return null;
      throw error;
    }
  }

  private async requireOwnScopes({ ownerId, scopes }: NewApiKey): Promise<void> {
    const owner = await this.users.findById(ownerId);
    const foreign = scopes.find((scope) => !owner || !roleHas(accessRoleOf(owner), scope));
    if (foreign)
      throw new DomainError('rule_refused', {
        reason: `You do not have the permission ${foreign} yourself.`,
      });
  }
}

const eventOf = ({ id, ownerId }: ApiKey, byId: string): EventPayload<'api_key.created'> => ({
  keyId: id,
  ownerId,
  byId,
});
