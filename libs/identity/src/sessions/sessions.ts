import { Injectable, Logger } from '@nestjs/common';
import { DomainError, type SessionEnd } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { newId, newSecret, sha256, SystemClock } from '@noillin/utils';
import type { User } from '../users/user';
import type { RefreshTokenDocument } from './refresh-token.schema';
import type { OpenSession, Session, SessionOrigin } from './session';
import { SessionEndings } from './session-endings';
import { SessionStore, type SessionChoice } from './session.store';

/** A session that nobody refreshes for this long ends. */
export const SESSION_IDLE_MS = 30 * 24 * 3_600_000;
/** Two tabs that refresh at once send the same token: within this time after its first use it is not taken for a replay. */
export const REUSE_GRACE_MS = 10_000;

/** Logins: opaque refresh tokens that rotate, in families that a replay revokes as a whole. */
@Injectable()
export class Sessions {
  private readonly logger = new Logger(Sessions.name);

  constructor(
    private readonly store: SessionStore,
    private readonly endings: SessionEndings,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: SystemClock,
  ) {}

  /** Begins a session of the account as it is now: one whose password changes meanwhile is over before it began. */
  async open(
    { id: userId, credentialsVersion }: Pick<User, 'id' | 'credentialsVersion'>,
    origin: SessionOrigin,
    { secondFactor = false } = {},
  ): Promise<OpenSession> {
    const [id, now, expiresAt] = [newId(), this.clock.date(), this.expiry()];
    const session = {
      id,
      userId,
      createdAt: now,
      lastUsedAt: now,
      credentialsVersion,
      secondFactor,
      ...origin,
    };
    await this.store.addSession(session, expiresAt);
    return { sessionId: id, userId, credentialsVersion, refreshToken: await this.issueToken(id, expiresAt) };
  }

  /**
   * Exchanges a refresh token for its successor. The successor is stored before the token counts as used: a crash in
   * between leaves a token that still works.
   * @throws DomainError `refresh_token_invalid` for anything but a live token; a replay also revokes its family
   */
  async rotate(refreshToken: string, origin: SessionOrigin): Promise<OpenSession> {
    const token = await this.store.findToken(sha256(refreshToken));
    const session = token && (await this.store.findLive(token.sessionId, this.clock.date()));
    if (!token || !session) throw new DomainError('refresh_token_invalid');
    if (this.isReplay(token)) {
      this.logger.warn({ sessionId: session.id }, 'a used refresh token came back: its session is revoked');
      await this.end({ userId: session.userId, only: session.id }, 'replayed');
      throw new DomainError('refresh_token_invalid');
    }
    const expiresAt = this.expiry();
    const successor = await this.issueToken(session.id, expiresAt);
    await this.store.markUsed(token._id, this.clock.date());
    await this.store.touch(session.id, origin, this.clock.date(), expiresAt);
    const { id: sessionId, userId, credentialsVersion } = session;
    return { sessionId, userId, credentialsVersion, refreshToken: successor };
  }

  /** Ends the session that a token belongs to, if there is one. */
  async close(refreshToken: string): Promise<void> {
    const token = await this.store.findToken(sha256(refreshToken));
    const session = token && (await this.store.findLive(token.sessionId, this.clock.date()));
    if (session) await this.end({ userId: session.userId, only: session.id }, 'logout');
  }

  /**
   * Ends the chosen sessions of a user, their tokens of both kinds and their sockets: at once where Redis answers, within
   * seconds where it does not. Answers how many there were.
   */
  async end(choice: SessionChoice, reason: SessionEnd): Promise<number> {
    return this.transactions.run(async () => {
      const ended = await this.store.findLiveOf(choice, this.clock.date());
      const ids = ended.map(({ id }) => id);
      await this.store.revoke(ids, this.clock.date());
      for (const sessionId of ids)
        await this.outbox.add('session.ended', { userId: choice.userId, sessionId, reason });
      this.transactions.afterCommit(() => this.endings.announce(ids));
      return ids.length;
    });
  }

  /** A user's live sessions, the one used last first. */
  listOf(userId: string): Promise<Session[]> {
    return this.store.findLiveOf({ userId }, this.clock.date());
  }

  findLive(id: string): Promise<Session | null> {
    return this.store.findLive(id, this.clock.date());
  }

  /** Ids of the sessions that ended at `since` or later. */
  endedSince(since: Date): Promise<string[]> {
    return this.store.findEndedSince(since);
  }

  /** Lets a session live on although its account's count has moved on: the one that changed the password. */
  carryOver(id: string, credentialsVersion: number): Promise<void> {
    return this.store.carryOver(id, credentialsVersion);
  }

  /** Notes that the session's owner has shown a second factor. */
  async noteSecondFactor(id: string): Promise<void> {
    await this.store.noteSecondFactor(id);
    this.transactions.afterCommit(() => this.endings.forget([id]));
  }

  private isReplay({ usedAt }: RefreshTokenDocument): boolean {
    return usedAt !== null && this.clock.now() - usedAt.getTime() > REUSE_GRACE_MS;
  }

  private expiry(): Date {
    return new Date(this.clock.now() + SESSION_IDLE_MS);
  }

  private async issueToken(sessionId: string, expiresAt: Date): Promise<string> {
    const refreshToken = newSecret();
    await this.store.addToken({ _id: sha256(refreshToken), sessionId, expiresAt });
    return refreshToken;
  }
}
