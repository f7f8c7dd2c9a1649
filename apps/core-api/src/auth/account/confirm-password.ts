import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Users, type User } from '@noillin/identity';
import type { AuthenticatedUser } from '../access/current-user.decorator';
import { Passwords } from '../passwords/passwords';
import { Attempts } from '../throttle/attempts';

/** Asks somebody who is logged in for their password again, before something that a stolen token shall not do. */
@Injectable()
export class ConfirmPassword {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
  ) {}

  /** @throws DomainError `credentials_invalid`, `rate_limited` after several wrong ones in this session */
  async run({ id, sessionId }: AuthenticatedUser, password: string): Promise<User> {
    return this.attempts.run(`confirm:${sessionId}`, async () => {
      const user = await this.users.findWithPassword(id);
      if (user && (await this.passwords.matches(user.passwordHash, password))) return user;
      throw new DomainError('credentials_invalid');
    });
  }
}
