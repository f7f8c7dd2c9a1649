import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users, type User } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { LiveEmitter } from '@noillin/redis';

/**
 * Shuts an account out, and lets it in again. Doing either again changes nothing. With another admin's account only who may do
 * everything does so, and nobody with their own: whoever suspends remains, so there is always one left who may do everything.
 */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly live: LiveEmitter,
  ) {}

  /**
   * Ends every session and socket with it, also one that is just beginning. `byId` is the admin who asks for it.
   * @throws DomainError `not_found`, `own_account_refused`, `permission_denied` for another admin's account
   */
  async suspend(userId: string, byId: string): Promise<User> {
    const user = await this.transactions.run(async () => {
      await this.checkSay(userId, byId);
      if (await this.users.setStatus(userId, 'suspended')) {
        await this.sessions.end({ userId }, 'suspended');
        await this.outbox.add('account.suspended', { userId });
      }
      return this.find(userId);
    });
    this.live.disconnect(userId);
    return user;
  }

  /** @throws DomainError `not_found`, `own_account_refused`, `permission_denied` for another admin's account */
  async reinstate(userId: string, byId: string): Promise<User> {
    return this.transactions.run(async () => {
      await this.checkSay(userId, byId);
      if (await this.users.setStatus(userId, 'active'))
        await this.outbox.add('account.reinstated', { userId });
      return this.find(userId);
    });
  }

  private async checkSay(userId: string, byId: string): Promise<void> {
    const { role } = await this.find(userId);
    if (userId === byId) throw new DomainError('own_account_refused');
    if (role === 'admin' && !(await this.users.holdSuperAdmin(byId)))
      throw new DomainError('permission_denied', { permission: 'admin:write' });
  }

  private async find(userId: string): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw new DomainError('not_found', { resource: 'user' });
    return user;
  }
}
