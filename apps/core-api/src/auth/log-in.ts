import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users } from '@noillin/identity';
import type { LoginDto } from './dto/login.dto';
import type { SessionDto } from './dto/session.dto';
import { Passwords } from './passwords/passwords';
import { SessionAnswers } from './session-answers';

/** Opens a session for whoever knows the password. */
@Injectable()
export class LogIn {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly answers: SessionAnswers,
  ) {}

  /** @throws DomainError `credentials_invalid`, or `account_suspended` to somebody who knows the password */
  async run({ email, password }: LoginDto): Promise<SessionDto> {
    const user = await this.users.findByEmail(email);
    const isRight = await this.passwords.matches(user?.passwordHash ?? null, password);
    if (!user || !isRight) throw new DomainError('credentials_invalid');
    if (user.status === 'suspended') throw new DomainError('account_suspended');
    return this.answers.session(user, await this.sessions.open(user.id));
  }
}
