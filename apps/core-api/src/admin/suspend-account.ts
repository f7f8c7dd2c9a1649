import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users, type User } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { LiveEmitter } from '@noillin/redis';

/** Shuts an account out, and lets it in again. Doing either again changes nothing. */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly live: LiveEmitter,
  ) {}

  /** Ends every session and socket with it, also one that is just beginning. @throws DomainError `not_found`, `last_super_admin` */
  async suspend(userId: string): Promise<User> {
    const user = await this.transactions.run(async () => {
      if (await this.users.setStatus(userId, 'suspended')) {
        if ((await this.find(userId)).adminRole === 'super') await this.users.keepSuperAdmin(userId);
        await this.sessions.end({ userId }, 'suspended');
        await this.outbox.add('account.suspended', { userId });
      }
      return this.find(userId);
    });
    this.live.disconnect(userId);
    return user;
  }

  /** @throws DomainError `not_found` */
  async reinstate(userId: string): Promise<User> {
    return this.transactions.run(async () => {
      if (await this.users.setStatus(userId, 'active'))
        await this.outbox.add('account.reinstated', { userId });
      return this.find(userId);
    });
  }

  private async find(userId: string): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw new DomainError('not_found', { resource: 'user' });
    return user;
  }
}
