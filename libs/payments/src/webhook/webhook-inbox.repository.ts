import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { ProviderEvent } from '../provider/provider-event';
import type { Webhook, WebhookStatus } from './webhook';
import type { WebhookDocument } from './webhook-inbox.schema';

const toWebhook = ({ _id, rawBody: _rawBody, retryAt: _retryAt, ...rest }: WebhookDocument): Webhook => ({
  id: _id,
  ...rest,
});
/** Longer than the queue's own retries take: what is still open then has no message any more. */
const LEFT_BEHIND_MS = 3 * 60_000;
const OPEN: WebhookStatus[] = ['received', 'unresolved'];

@Injectable()
export class WebhookInbox {
  constructor(@InjectModel('PaymentWebhook') private readonly model: Model<WebhookDocument>) {}

  idOf({ provider, id }: ProviderEvent): string {
    return `${provider}:${id}`;
  }

  async has(id: string): Promise<boolean> {
    return (await this.model.exists({ _id: id })) !== null;
  }

  /** @throws a duplicate key error for an event that is stored already */
  async store(event: ProviderEvent, rawBody: string, receivedAt: Date): Promise<string> {
    const _id = this.idOf(event);
    const retryAt = new Date(receivedAt.getTime() + LEFT_BEHIND_MS);
    await this.model.create([{ _id, event, rawBody, status: 'received', receivedAt, retryAt }]);
    return _id;
  }

  async findById(id: string): Promise<Webhook | null> {
    const row = await this.model.findById(id).lean<WebhookDocument>();
    return row && toWebhook(row);
  }

  /** Takes one open event that nothing has finished since its time; it is left alone until `again`. */
  async takeLeftBehind(now: Date, again: Date): Promise<Webhook | null> {
    const row = await this.model
      .findOneAndUpdate({ retryAt: { $lte: now } }, { $set: { retryAt: again } }, { sort: { retryAt: 1 } })
      .lean<WebhookDocument>();
    return row && toWebhook(row);
  }

  async stopRetrying(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $unset: { retryAt: 1 } });
  }

  /** Closes the matter, unless it is closed already. */
  async finish(id: string, status: 'processed' | 'refused', note: string, processedAt: Date): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: { $in: OPEN } },
      { $set: { status, note, processedAt }, $inc: { attempts: 1 }, $unset: { retryAt: 1 } },
    );
  }

  /** Keeps the event for another try. */
  async keepUnresolved(id: string, note: string): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: { $in: OPEN } },
      { $set: { status: 'unresolved', note }, $inc: { attempts: 1 } },
    );
  }
}
