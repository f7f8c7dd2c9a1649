export interface Text {
  title: string;
  body: string;
}
type Audience = 'brand' | 'members' | 'leaver' | 'offered';
export type Texts = Partial<Record<Audience, Text>>;

/** An instant as mails say it, in UTC. */
export const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
});
