import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { RefreshTokenDocument } from './refresh-token.schema';
import type { SessionDocument } from './session.schema';

/** Reads and writes of sessions and their tokens; what they mean is decided by Sessions. */
@Injectable()
export class SessionStore {
  constructor(
    @InjectModel('Session') private readonly sessions: Model<SessionDocument>,
    @InjectModel('RefreshToken') private readonly tokens: Model<RefreshTokenDocument>,
  ) {}

  async addSession(session: Omit<SessionDocument, 'revokedAt'>): Promise<void> {
    await this.sessions.create([session]);
  }

  async addToken(token: Omit<RefreshTokenDocument, 'usedAt'>): Promise<void> {
    await this.tokens.create([token]);
  }

  findToken(hash: string): Promise<RefreshTokenDocument | null> {
    return this.tokens.findById(hash).lean<RefreshTokenDocument>().exec();
  }

  findLiveSession(id: string, now: Date): Promise<SessionDocument | null> {
    return this.sessions
      .findOne({ _id: id, revokedAt: null, expiresAt: { $gt: now } })
      .lean<SessionDocument>()
      .exec();
  }

  /** Notes the first use of a token; later uses leave it. */
  async markUsed(hash: string, now: Date): Promise<void> {
    await this.tokens.updateOne({ _id: hash, usedAt: null }, { $set: { usedAt: now } });
  }

  async extend(sessionId: string, expiresAt: Date): Promise<void> {
    await this.sessions.updateOne({ _id: sessionId }, { $set: { expiresAt } });
  }

  async revoke(sessionId: string, now: Date): Promise<void> {
    await this.sessions.updateOne({ _id: sessionId, revokedAt: null }, { $set: { revokedAt: now } });
  }

  async revokeAllOf(userId: string, now: Date): Promise<void> {
    await this.sessions.updateMany({ userId, revokedAt: null }, { $set: { revokedAt: now } });
  }
}
