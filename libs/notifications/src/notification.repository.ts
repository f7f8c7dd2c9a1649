import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Clock, newId, toPage, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import type { Notification, NotificationDraft } from './notification';
import type { NotificationDocument } from './notification.schema';

const toNotification = ({ _id, ...rest }: NotificationDocument): Notification => ({ id: _id, ...rest });

@Injectable()
export class NotificationRepository {
  constructor(
    @InjectModel('Notification') private readonly model: Model<NotificationDocument>,
    private readonly clock: Clock,
  ) {}

  async insert(eventId: string, draft: NotificationDraft): Promise<Notification> {
    const row = {
      _id: newId(),
      ...draft,
      eventId,
      readAt: null,
      mailedAt: null,
      createdAt: this.clock.date(),
    };
    await this.model.create([row]);
    return toNotification(row);
  }

  async findById(id: string): Promise<Notification | null> {
    const row = await this.model.findById(id).lean<NotificationDocument>();
    return row && toNotification(row);
  }

  /** Whether an unread notification of this type waits that carries this value, e.g. of the same conversation. */
  async hasUnread(userId: string, type: string, key: string, value: string): Promise<boolean> {
    return (await this.model.exists({ userId, readAt: null, type, [`data.${key}`]: value })) !== null;
  }

  async list(userId: string, limit: number, before?: string): Promise<Page<Notification>> {
    const filter = { userId, ...(before && { _id: { $lt: before } }) };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<NotificationDocument[]>();
    return toPage(rows.map(toNotification), limit);
  }

  /** Keeps the time of the first reading. Null when the user has no such notification. */
  async markRead(id: string, userId: string): Promise<Notification | null> {
    await this.model.updateOne({ _id: id, userId, readAt: null }, { $set: { readAt: this.clock.date() } });
    const row = await this.model.findOne({ _id: id, userId }).lean<NotificationDocument>();
    return row && toNotification(row);
  }

  /** Marks what carries this value as read, e.g. everything about one conversation. */
  async markReadAbout(userId: string, type: string, key: string, value: string): Promise<void> {
    const filter = { userId, readAt: null, type, [`data.${key}`]: value };
    await this.model.updateMany(filter, { $set: { readAt: this.clock.date() } });
  }

  async markAllRead(userId: string): Promise<void> {
    await this.model.updateMany({ userId, readAt: null }, { $set: { readAt: this.clock.date() } });
  }

  async markMailed(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { mailedAt: this.clock.date() } });
  }
}
