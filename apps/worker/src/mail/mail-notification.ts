import { Injectable } from '@nestjs/common';
import { Users } from '@noillin/identity';
import { NotificationRepository } from '@noillin/notifications';
import { MailConfig } from './mail.config';
import { Mailer } from './mailer';

/** Mails a stored notification, once. */
@Injectable()
export class MailNotification {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly users: Users,
    private readonly mailer: Mailer,
    private readonly config: MailConfig,
  ) {}

  /** What was read before its turn came needs no mail, unless it is the kind that is always mailed. */
  async execute(notificationId: string): Promise<void> {
    const notification = await this.notifications.findById(notificationId);
    if (!notification || notification.mailedAt) return;
    if (notification.mail === 'when_away' && notification.readAt) return;
    const user = await this.users.findById(notification.userId);
    // Whoever has left has no address any more.
    if (!user?.email) return;
    await this.mailer.send({
      id: notification.id,
      to: user.email,
      greetingName: user.displayName,
      subject: notification.title,
      body: notification.body,
      link: this.config.PUBLIC_URL,
    });
    await this.notifications.markMailed(notification.id);
  }
}
