import type { NotificationView } from '@noillin/contracts';
import type { Notification } from './notification';

/** A notification as clients see it, over HTTP and over sockets. */
export const notificationView = (notification: Notification): NotificationView => ({
  id: notification.id,
  type: notification.type,
  title: notification.title,
  body: notification.body,
  data: notification.data,
  readAt: notification.readAt?.toISOString() ?? null,
  createdAt: notification.createdAt.toISOString(),
});
