/** When a notification is also mailed. */
export type MailRule = 'always' | 'when_away';

/** Type of the notification that somebody wrote; its data carries `conversationId`. */
export const CHAT_MESSAGE = 'chat.message';

/** Something a person is told. */
export interface Notification {
  id: string;
  userId: string;
  /** The event that it tells of; an event notifies a user at most once. */
  eventId: string;
  /** Event name, e.g. `booking.confirmed`. */
  type: string;
  title: string;
  body: string;
  /** Ids for links, e.g. `{ bookingId }`. */
  data: Record<string, string>;
  mail: MailRule;
  readAt: Date | null;
  mailedAt: Date | null;
  createdAt: Date;
}

/** A notification before it is stored. */
export type NotificationDraft = Pick<Notification, 'userId' | 'type' | 'title' | 'body' | 'data' | 'mail'>;
