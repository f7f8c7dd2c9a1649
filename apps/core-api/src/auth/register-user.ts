import { Injectable } from '@nestjs/common';
import { OpenProfile } from '@noillin/catalog';
import { Sessions, Users, type SessionOrigin } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { RegisterDto } from './dto/register.dto';
import type { IssuedSession } from './dto/session.dto';
import { Passwords } from './passwords/passwords';
import { SessionAnswers } from './session-answers';

/** Opens an account with an empty profile and logs its owner in: all of it or nothing. */
@Injectable()
export class RegisterUser {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly openProfile: OpenProfile,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly answers: SessionAnswers,
  ) {}

  /** @throws DomainError `email_taken` */
  async run(
    { password, ...account }: Omit<RegisterDto, 'refreshTokenIn'>,
    origin: SessionOrigin,
  ): Promise<IssuedSession> {
    const passwordHash = await this.passwords.hash(password);
    return this.transactions.run(async () => {
      const user = await this.users.create({ ...account, passwordHash });
      await this.openProfile.execute({ userId: user.id, ...account });
      await this.outbox.add('user.registered', { userId: user.id, role: user.role });
      await this.outbox.add('account.verification_requested', { userId: user.id });
      return this.answers.session(user, await this.sessions.open(user, origin));
    });
  }
}
