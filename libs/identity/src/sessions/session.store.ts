import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { RefreshTokenDocument } from './refresh-token.schema';
import type { Session, SessionOrigin } from './session';
import type { SessionDocument } from './session.schema';

/** Which sessions of a user: all that are live, one of them, or all but one. */
export interface SessionChoice {
  userId: string;
  only?: string;
  except?: string;
}

/** Sessions that began before a field was thought of have its default. */
const toSession = ({ _id, userId, createdAt, ...row }: SessionDocument): Session => ({
  id: _id,
  userId,
  createdAt,
  lastUsedAt: row.lastUsedAt ?? createdAt,
  device: row.device ?? 'Unknown device',
  address: row.address ?? '',
  credentialsVersion: row.credentialsVersion ?? 0,
  secondFactor: row.secondFactor ?? false,
});

/** Reads and writes of sessions and their tokens; what they mean is decided by Sessions. */
@Injectable()
export class SessionStore {
  constructor(
    @InjectModel('Session') private readonly sessions: Model<SessionDocument>,
    @InjectModel('RefreshToken') private readonly tokens: Model<RefreshTokenDocument>,
  ) {}

  async addSession({ id, ...session }: Session, expiresAt: Date): Promise<void> {
    await this.sessions.create([{ ...session, _id: id, expiresAt, revokedAt: null }]);
  }

  async addToken(token: Omit<RefreshTokenDocument, 'usedAt'>): Promise<void> {
    await this.tokens.create([token]);
  }

  findToken(hash: string): Promise<RefreshTokenDocument | null> {
    return this.tokens.findById(hash).lean<RefreshTokenDocument>().exec();
  }

  async findLive(id: string, now: Date): Promise<Session | null> {
    const row = await this.sessions
      .findOne({ _id: id, revokedAt: null, expiresAt: { $gt: now } })
      .lean<SessionDocument>();
    return row && toSession(row);
  }

  /** A user's live sessions, the one used last first. */
  async findLiveOf({ userId, only, except }: SessionChoice, now: Date): Promise<Session[]> {
    const id = { ...(only !== undefined && { $eq: only }), ...(except !== undefined && { $ne: except }) };
    const rows = await this.sessions
      .find({
        userId,
        revokedAt: null,
        expiresAt: { $gt: now },
        ...(Object.keys(id).length > 0 && { _id: id }),
      })
      .sort({ lastUsedAt: -1 })
      .lean<SessionDocument[]>();
    return rows.map(toSession);
  }

  /** Ids of the sessions that ended at `since` or later. */
  async findEndedSince(since: Date): Promise<string[]> {
    const rows = await this.sessions
      .find({ revokedAt: { $gte: since } }, { _id: 1 })
      .lean<Pick<SessionDocument, '_id'>[]>();
    return rows.map(({ _id }) => _id);
  }

  /** Notes the first use of a token; later uses leave it. */
  async markUsed(hash: string, now: Date): Promise<void> {
    await this.tokens.updateOne({ _id: hash, usedAt: null }, { $set: { usedAt: now } });
  }

  /** Notes that a session goes on, and from where. */
  async touch(id: string, origin: SessionOrigin, lastUsedAt: Date, expiresAt: Date): Promise<void> {
    await this.sessions.updateOne({ _id: id }, { $set: { ...origin, lastUsedAt, expiresAt } });
  }

  async revoke(ids: readonly string[], now: Date): Promise<void> {
    await this.sessions.updateMany({ _id: { $in: ids }, revokedAt: null }, { $set: { revokedAt: now } });
  }

  /** Lets a session live on under the account's new count. */
  async carryOver(id: string, credentialsVersion: number): Promise<void> {
    await this.sessions.updateOne({ _id: id }, { $set: { credentialsVersion } });
  }

  async noteSecondFactor(id: string): Promise<void> {
    await this.sessions.updateOne({ _id: id }, { $set: { secondFactor: true } });
  }
}
