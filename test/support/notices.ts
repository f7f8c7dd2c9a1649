import { type NotificationView } from '@noillin/contracts';
import { type ListView, type LiveSocket, type Person, succeeded } from '@noillin/testing';

/** The latest notifications of a person, newest first. */
export async function noticesOf({ api }: Person): Promise<NotificationView[]> {
  const { items } = await succeeded(
    api.get<ListView<NotificationView>>('/notifications', { query: { limit: 100 } }),
  );
  return items;
}

/** Types of what a person was told about one booking, oldest first. */
export async function noticesAbout(person: Person, bookingId: string): Promise<string[]> {
  const about = (await noticesOf(person)).filter(({ data }) => data['bookingId'] === bookingId);
  return about.map(({ type }) => type).reverse();
}

/** Types of what a socket was told live about one booking, in order. */
export function liveNoticesAbout(socket: LiveSocket, bookingId: string): string[] {
  const about = socket.all('notification:new').filter(({ data }) => data['bookingId'] === bookingId);
  return about.map(({ type }) => type);
}
