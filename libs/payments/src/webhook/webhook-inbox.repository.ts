import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { ProviderEvent } from '../provider/provider-event';
import type { Webhook, WebhookStatus } from './webhook';
import type { WebhookDocument } from './webhook-inbox.schema';

const toWebhook = ({ _id, rawBody: _rawBody, ...rest }: WebhookDocument): Webhook => ({ id: _id, ...rest });
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
    await this.model.create([{ _id, event, rawBody, status: 'received', receivedAt }]);
    return _id;
  }

  async findById(id: string): Promise<Webhook | null> {
    const row = await this.model.findById(id).lean<WebhookDocument>();
    return row && toWebhook(row);
  }

  /** Events received before `before` that have not taken effect, oldest first. */
  async findUnfinished(before: Date, limit: number): Promise<Webhook[]> {
    const rows = await this.model
      .find({ status: { $in: OPEN }, receivedAt: { $lt: before } })
      .sort({ receivedAt: 1 })
      .limit(limit)
      .lean<WebhookDocument[]>();
    return rows.map(toWebhook);
  }

  /** Closes the matter, unless it is closed already. */
  async finish(id: string, status: 'processed' | 'refused', note: string, processedAt: Date): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: { $in: OPEN } },
      { $set: { status, note, processedAt }, $inc: { attempts: 1 } },
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
