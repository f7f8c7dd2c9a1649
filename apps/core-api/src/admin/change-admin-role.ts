import { Injectable } from '@nestjs/common';
import { DomainError, type AdminRole } from '@noillin/contracts';
import { Sessions, Users, type User } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { LiveEmitter } from '@noillin/redis';

/** Makes an admin one of another kind. Doing it again changes nothing. */
@Injectable()
export class ChangeAdminRole {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly live: LiveEmitter,
  ) {}

  /**
   * Ends every session and socket of theirs: what they may do changes at once.
   * @throws DomainError `not_found`, `rule_refused` for somebody who is no admin, `last_super_admin`
   */
  async execute(userId: string, adminRole: AdminRole): Promise<User> {
    return this.transactions.run(async () => {
      const user = await this.users.findById(userId);
      if (!user) throw new DomainError('not_found', { resource: 'user' });
      if (user.role !== 'admin')
        throw new DomainError('rule_refused', { reason: 'Only admins have a kind.' });
      if (!(await this.users.setAdminRole(userId, adminRole))) return user;
      if (user.adminRole === 'super') await this.users.keepSuperAdmin(userId);
      await this.sessions.end({ userId }, 'admin_role_changed');
      await this.outbox.add('account.admin_role_changed', { userId, adminRole });
      this.transactions.afterCommit(() => this.live.disconnect(userId));
      return { ...user, adminRole };
    });
  }
}
