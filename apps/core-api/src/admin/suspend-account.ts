import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users, type User, type UserStatus } from '@noillin/identity';
import { LiveEmitter } from '@noillin/redis';

/** Shuts an account out, and lets it in again. Doing either again changes nothing. */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly live: LiveEmitter,
  ) {}

  /** @throws DomainError `not_found` */
  async suspend(userId: string): Promise<User> {
    const user = await this.setStatus(userId, 'suspended');
    await this.sessions.closeAllOf(userId);
    this.live.disconnect(userId);
    return user;
  }

  /** @throws DomainError `not_found` */
  reinstate(userId: string): Promise<User> {
    return this.setStatus(userId, 'active');
  }

  private async setStatus(userId: string, status: UserStatus): Promise<User> {
    await this.users.setStatus(userId, status);
    const user = await this.users.findById(userId);
    if (!user) throw new DomainError('not_found', { resource: 'user' });
    return user;
  }
}
