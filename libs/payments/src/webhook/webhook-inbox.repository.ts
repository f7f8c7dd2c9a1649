import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { insertPlain } from '@noillin/mongo';
import { encodeCursor, type DueItem, type Page } from '@noillin/utils';
import { Model, type QueryFilter } from 'mongoose';
import type { ProviderEvent } from '../provider/provider-event';
import { OPEN_WEBHOOK_STATUSES, type Webhook, type WebhookStatus } from './webhook';
import type { WebhookDocument } from './webhook-inbox.schema';

const toWebhook = ({
  _id,
  rawBody: _rawBody,
  announceAt: _announceAt,
  retryAt,
  ...rest
}: WebhookDocument): Webhook => ({
  id: _id,
  ...rest,
  retryAt: retryAt ?? null,
});

/** A message of the queue processes a new event at once; one whose message was lost is found after this long. */
const MESSAGE_COMES_WITHIN_MS = 30_000;
const OPEN: WebhookStatus[] = [...OPEN_WEBHOOK_STATUSES];

/** Which events a list shows. `before` is the position at which the previous page ended. */
export interface WebhookListQuery {
  status?: WebhookStatus;
  provider?: string;
  before?: string;
  limit: number;
}

@Injectable()
export class WebhookInbox {
  constructor(@InjectModel('PaymentWebhook') private readonly model: Model<WebhookDocument>) {}

  idOf({ provider, id }: ProviderEvent): string {
    return `${provider}:${id}`;
  }

  /** One plain insert. @throws a duplicate key error for an event that is stored already */
  async store(event: ProviderEvent, rawBody: string, receivedAt: Date): Promise<string> {
    const _id = this.idOf(event);
    await insertPlain<WebhookDocument>(this.model, {
      _id,
      event,
      rawBody,
      status: 'received',
      attempts: 0,
      note: null,
      receivedAt,
      processedAt: null,
      announceAt: receivedAt,
      retryAt: retryAfter(receivedAt),
    });
    return _id;
  }

  /** What came in by `now` and waits to be announced, oldest first. */
  async findUnannounced(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ announceAt: { $lte: now } }, { announceAt: 1 })
      .sort({ announceAt: 1 })
      .limit(limit)
      .lean<Pick<WebhookDocument, '_id' | 'announceAt'>[]>();
    return rows.map(({ _id, announceAt = now }) => ({ id: _id, dueAt: announceAt }));
  }

  /** Answers false when it was announced before. */
  async markAnnounced(id: string): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: id, announceAt: { $exists: true } },
      { $unset: { announceAt: 1 } },
    );
    return modifiedCount === 1;
  }

  async findById(id: string): Promise<Webhook | null> {
    const row = await this.model.findById(id).lean<WebhookDocument>();
    return row && toWebhook(row);
  }

  /** Open events that are to be tried now, longest due first. */
  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ retryAt: { $lte: now } }, { retryAt: 1 })
      .sort({ retryAt: 1 })
      .limit(limit)
      .lean<Pick<WebhookDocument, '_id' | 'retryAt'>[]>();
    return rows.map(({ _id, retryAt = now }) => ({ id: _id, dueAt: retryAt }));
  }

  /** Closes the matter, unless it is closed already. */
  async finish(id: string, status: 'processed' | 'refused', note: string, processedAt: Date): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: { $in: OPEN } },
      { $set: { status, note, processedAt }, $inc: { attempts: 1 }, $unset: { retryAt: 1 } },
    );
  }

  /** Keeps the event for another try at `retryAt`, or as dead where there is to be none. */
  async keep(id: string, note: string, retryAt: Date | null): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: { $in: OPEN } },
      retryAt
        ? { $set: { status: 'unresolved', note, retryAt }, $inc: { attempts: 1 } }
        : { $set: { status: 'dead', note }, $inc: { attempts: 1 }, $unset: { retryAt: 1 } },
    );
  }

  /** Opens the event anew, as if it had just come. Answers null for one that is not stored. */
  async reopen(id: string, now: Date): Promise<Webhook | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id },
        { $set: { status: 'received', attempts: 0, processedAt: null, retryAt: retryAfter(now) } },
        { returnDocument: 'after' },
      )
      .lean<WebhookDocument>();
    return row && toWebhook(row);
  }

  /** Exactly what the provider sent. */
  async rawBodyOf(id: string): Promise<string | null> {
    const row = await this.model.findById(id, { rawBody: 1 }).lean<Pick<WebhookDocument, 'rawBody'>>();
    return row?.rawBody ?? null;
  }

  /** The newest first. */
  async list({ status, provider, before, limit }: WebhookListQuery): Promise<Page<Webhook>> {
    const filter: QueryFilter<WebhookDocument> = {
      ...(status && { status }),
      ...(provider && { 'event.provider': provider }),
      ...(before && olderThan(before)),
    };
    const rows = await this.model
      .find(filter, { rawBody: 0 })
      .sort({ receivedAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<WebhookDocument[]>();
    const items = rows.slice(0, limit).map(toWebhook);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor(positionOf(last)) : null };
  }
}

const retryAfter = (now: Date): Date => new Date(now.getTime() + MESSAGE_COMES_WITHIN_MS);

const positionOf = ({ receivedAt, id }: Webhook): string => `${receivedAt.getTime()}/${id}`;

/** @throws DomainError `invalid_cursor` for a position that is none of ours */
const olderThan = (position: string): QueryFilter<WebhookDocument> => {
  const [, at = '', id = ''] = /^(\d+)\/(.+)$/.exec(position) ?? [];
  if (id === '') throw new DomainError('invalid_cursor');
  const receivedAt = new Date(Number(at));
  return { $or: [{ receivedAt: { $lt: receivedAt } }, { receivedAt, _id: { $lt: id } }] };
};
