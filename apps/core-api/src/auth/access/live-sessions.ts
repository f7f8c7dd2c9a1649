import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccessTokenClaims } from '@noillin/auth';
import { SessionEndings, Sessions, Users } from '@noillin/identity';
import type { AuthenticatedUser } from './current-user.decorator';
import { ShortMemory } from './short-memory';

/**
 * For so long an answer of the database is believed: the longest time for which an access token outlives its session where
 * Redis, which says so at once, does not answer.
 */
export const BELIEVED_MS = 3_000;

/**
 * Which sessions still let somebody in. The database is the truth and is asked once in three seconds per session; what Redis says
 * only shortens that. A Redis that is down, empty or wrong therefore lets nobody back in.
 */
@Injectable()
export class LiveSessions implements OnModuleInit {
  private readonly remembered = new ShortMemory<AuthenticatedUser | null>(BELIEVED_MS);

  constructor(
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly endings: SessionEndings,
  ) {}

  onModuleInit(): void {
    this.endings.listen((ids) => ids.forEach((id) => this.remembered.forget(id)));
  }

  /** Whose session it is, by their present role; null when it has ended or its user is suspended or gone. */
  find({ sub, sid }: Pick<AccessTokenClaims, 'sub' | 'sid'>): Promise<AuthenticatedUser | null> {
    return this.remembered.get(sid, () => this.ask(sub, sid));
  }

  private async ask(userId: string, sessionId: string): Promise<AuthenticatedUser | null> {
    const [session, user] = await Promise.all([
      this.sessions.findLive(sessionId),
      this.users.findById(userId),
    ]);
    if (!session || user?.status !== 'active' || session.userId !== userId) return null;
    if (session.credentialsVersion !== user.credentialsVersion) return null;
    return {
      id: userId,
      role: user.role,
      sessionId,
      ...(user.adminRole && { adminRole: user.adminRole }),
      ...(session.secondFactor && { secondFactor: true }),
    };
  }
}
