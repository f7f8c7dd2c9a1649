import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { newId, sha256, SystemClock, toPage, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import { freePlaces } from '../free-places';
import type { ApiKey, IssuedApiKey, NewApiKey } from './api-key';
import type { ApiKeyDocument } from './api-key.schema';
import { looksLikeKey, newKeySecret, shownPrefix } from './key-secret';

/** Live keys that one owner may have. */
export const MOST_KEYS = 20;
/** For how long people can still look at a key that has ended. */
const KEPT_AFTER_END_MS = 90 * 24 * 3_600_000;

const endedAt = (end: Date): Date => new Date(end.getTime() + KEPT_AFTER_END_MS);

const toApiKey = ({ _id, secrets, slot: _slot, forgetAt: _forgetAt, ...row }: ApiKeyDocument): ApiKey => ({
  ...row,
  id: _id,
  previousUntil: secrets[1]?.goodUntil ?? null,
});

interface KeyListQuery {
  /** Only keys of this owner. */
  ownerId?: string;
  /** The id at which the previous page ended. */
  before?: string;
  limit: number;
}

@Injectable()
export class ApiKeysRepository {
  constructor(
    @InjectModel('ApiKey') private readonly model: Model<ApiKeyDocument>,
    private readonly clock: SystemClock,
  ) {}

  /** The places of the owner's that no live key has. */
  async freeSlots(ownerId: string): Promise<string[]> {
    await this.freeSlotsOfExpired(ownerId);
    const rows = await this.model.find({ ownerId }, { slot: 1 }).lean<Pick<ApiKeyDocument, 'slot'>[]>();
    return freePlaces(MOST_KEYS, rows);
  }

  /** Stores a new key in a free place. @throws a duplicate key error on `slot` when somebody else has just taken it */
  async insert(slot: string, { ownerId, name, scopes, expiresAt }: NewApiKey): Promise<IssuedApiKey> {
    const secret = newKeySecret();
    const row: ApiKeyDocument = {
      ...{ _id: newId(), ownerId, name, scopes, expiresAt, slot },
      prefix: shownPrefix(secret),
      secrets: [{ hash: sha256(secret), goodUntil: null }],
      plan: null,
      createdAt: this.clock.date(),
      lastUsedAt: null,
      revokedAt: null,
      forgetAt: endedAt(expiresAt),
    };
    await this.model.create([row]);
    return { key: toApiKey(row), secret };
  }

  /** The key that has this secret and is good now: neither expired nor revoked nor replaced longer ago than its grace. */
  async findBySecret(secret: string): Promise<ApiKey | null> {
    if (!looksLikeKey(secret)) return null;
    const [now, hash] = [this.clock.date(), sha256(secret)];
    const isGood = { hash, $or: [{ goodUntil: null }, { goodUntil: { $gt: now } }] };
    const row = await this.model
      .findOne({
        'secrets.hash': hash,
        secrets: { $elemMatch: isGood },
        revokedAt: null,
        expiresAt: { $gt: now },
      })
      .lean<ApiKeyDocument>();
    return row && toApiKey(row);
  }

  async find(id: string): Promise<ApiKey | null> {
    const row = await this.model.findById(id).lean<ApiKeyDocument>();
    return row && toApiKey(row);
  }

  /** Keys, newest first. */
  async list({ ownerId, before, limit }: KeyListQuery): Promise<Page<ApiKey>> {
    const filter = {
      ...(ownerId !== undefined && { ownerId }),
      ...(before !== undefined && { _id: { $lt: before } }),
    };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<ApiKeyDocument[]>();
    return toPage(rows.map(toApiKey), limit);
  }

  /** Gives a live key of the owner a new secret; the present one stays good for a while. Null where there is no such key. In a transaction. */
  async replaceSecret(id: string, ownerId: string, graceMs: number): Promise<IssuedApiKey | null> {
    const live = { _id: id, ownerId, revokedAt: null, expiresAt: { $gt: this.clock.date() } };
    const present = await this.model.findOne(live).lean<ApiKeyDocument>();
    const hash = present?.secrets[0]?.hash;
    if (hash === undefined) return null;
    const secret = newKeySecret();
    const previous = graceMs > 0 ? [{ hash, goodUntil: new Date(this.clock.now() + graceMs) }] : [];
    const row = await this.model
      .findOneAndUpdate(
        { ...live, 'secrets.0.hash': hash },
        {
          $set: {
            secrets: [{ hash: sha256(secret), goodUntil: null }, ...previous],
            prefix: shownPrefix(secret),
          },
        },
        { returnDocument: 'after' },
      )
      .lean<ApiKeyDocument>();
    return row && { key: toApiKey(row), secret };
  }

  /** Ends a key that is not revoked yet, of that owner if one is named. Null where there is none. */
  async revoke(id: string, ownerId?: string): Promise<ApiKey | null> {
    const revokedAt = this.clock.date();
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, revokedAt: null, ...(ownerId !== undefined && { ownerId }) },
        { $set: { revokedAt, slot: id, forgetAt: endedAt(revokedAt) } },
        { returnDocument: 'after' },
      )
      .lean<ApiKeyDocument>();
    return row && toApiKey(row);
  }

  /** Puts a key on a plan. Null where there is no such key. */
  async setPlan(id: string, plan: string): Promise<ApiKey | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id }, { $set: { plan } }, { returnDocument: 'after' })
      .lean<ApiKeyDocument>();
    return row && toApiKey(row);
  }

  /** Notes that the key is being used. */
  async noteUse(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $max: { lastUsedAt: this.clock.date() } });
  }

  private async freeSlotsOfExpired(ownerId: string): Promise<void> {
    const expired = { ownerId, revokedAt: null, expiresAt: { $lte: this.clock.date() } };
    const rows = await this.model.find(expired, { _id: 1 }).lean<Pick<ApiKeyDocument, '_id'>[]>();
    for (const { _id } of rows) await this.model.updateOne({ _id }, { $set: { slot: _id } });
  }
}
