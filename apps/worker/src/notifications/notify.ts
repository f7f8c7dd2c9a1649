import { Injectable } from '@nestjs/common';
import { EventInbox, Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import {
  NotificationRepository,
  notificationView,
  type Notification,
  type NotificationDraft,
} from '@noillin/notifications';
import { LiveEmitter } from '@noillin/redis';

const CONSUMER = 'notifications';

/** Stores notifications once per event, pushes them to open sockets and has them mailed. */
@Injectable()
export class Notify {
  constructor(
    private readonly inbox: EventInbox,
    private readonly notifications: NotificationRepository,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly live: LiveEmitter,
  ) {}

  async execute(eventId: string, drafts: readonly NotificationDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    await this.inbox.once(CONSUMER, eventId, async () => {
      for (const draft of drafts) await this.store(eventId, draft);
    });
  }

  private async store(eventId: string, draft: NotificationDraft): Promise<void> {
    const notification = await this.notifications.insert(eventId, draft);
    await this.outbox.add('notification.created', {
      notificationId: notification.id,
      userId: notification.userId,
    });
    this.transactions.afterCommit(() => this.push(notification));
  }

  private push(notification: Notification): void {
    this.live.toUsers([notification.userId], 'notification:new', notificationView(notification));
  }
}
