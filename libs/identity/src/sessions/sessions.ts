import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock, newId, newSecret, sha256 } from '@noillin/utils';
import type { RefreshTokenDocument } from './refresh-token.schema';
import { SessionStore } from './session.store';

/** A session that nobody refreshes for this long ends. */
export const SESSION_IDLE_MS = 30 * 24 * 3_600_000;
/** Two tabs that refresh at once send the same token: within this time after its first use it is not taken for a replay. */
export const REUSE_GRACE_MS = 10_000;

/** A session with the token that refreshes it next. The token is shown once and stored as a hash. */
export interface OpenSession {
  sessionId: string;
  userId: string;
  refreshToken: string;
}

/** Logins: opaque refresh tokens that rotate, in families that a replay revokes as a whole. */
@Injectable()
export class Sessions {
  private readonly logger = new Logger(Sessions.name);

  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
  ) {}

  async open(userId: string): Promise<OpenSession> {
    const sessionId = newId();
    const expiresAt = this.expiry();
    await this.store.addSession({ _id: sessionId, userId, createdAt: this.clock.date(), expiresAt });
    return { sessionId, userId, refreshToken: await this.issueToken(sessionId, expiresAt) };
  }

  /**
   * Exchanges a refresh token for its successor. The successor is stored before the token counts as used: a crash in
   * between leaves a token that still works.
   * @throws DomainError `refresh_token_invalid` for anything but a live token; a replay also revokes its family
   */
  async rotate(refreshToken: string): Promise<OpenSession> {
    const token = await this.store.findToken(sha256(refreshToken));
    const session = token && (await this.store.findLiveSession(token.sessionId, this.clock.date()));
    if (!token || !session) throw new DomainError('refresh_token_invalid');
    if (this.isReplay(token)) {
      this.logger.warn({ sessionId: session._id }, 'a used refresh token came back: its session is revoked');
      await this.store.revoke(session._id, this.clock.date());
      throw new DomainError('refresh_token_invalid');
    }
    const expiresAt = this.expiry();
    const successor = await this.issueToken(session._id, expiresAt);
    await this.store.markUsed(token._id, this.clock.date());
    await this.store.extend(session._id, expiresAt);
    return { sessionId: session._id, userId: session.userId, refreshToken: successor };
  }

  /** Ends the session that a token belongs to, if there is one. */
  async close(refreshToken: string): Promise<void> {
    const token = await this.store.findToken(sha256(refreshToken));
    if (token) await this.store.revoke(token.sessionId, this.clock.date());
  }

  /** Ends every session of a user. Access tokens that are out live on until they expire. */
  async closeAllOf(userId: string): Promise<void> {
    await this.store.revokeAllOf(userId, this.clock.date());
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
