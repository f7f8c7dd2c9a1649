import { type Instance } from '../instance';

export interface SummaryInput {
  rabbitmqManagement: boolean;
  /** What the seed told when it was done. */
  seeded: unknown;
  isDetached: boolean;
}

/** What a person needs once everything is up. */
export function summary(
  instance: Instance,
  { rabbitmqManagement, seeded, isDetached }: SummaryInput,
): string {
  const lines = [
    '',
    row('App and API', instance.publicUrl),
    row('API docs', `${instance.publicUrl}/api/docs`),
    row('Mail', instance.backing.mail),
    ...(rabbitmqManagement
      ? [row('RabbitMQ', `http://127.0.0.1:${instance.ports.rabbitmqManagement} (guest, guest)`)]
      : []),
    row('Logs', instance.logsDir),
    ...loginLines(seeded),
    ...clockLines(instance),
    '',
    isDetached ? '  npm stop ends it.' : '  Ctrl-C here, or npm stop in another terminal, ends it.',
    '',
  ];
  return lines.join('\n');
}

/** How to watch a booking's whole life in a minute: the time of the platform is put forward by a day. */
const clockLines = ({ publicUrl }: Instance): string[] => [
  '  A day passes at once (TOKEN: the accessToken of any login; {"reset":true} brings the present back):',
  `  curl -k ${publicUrl}/api/v1/sandbox/clock -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"advanceMs":86400000}'`,
];

export function backingSummary(instance: Instance): string {
  const { MONGO_URI, REDIS_URL, RABBITMQ_URL, MEILI_HOST, MEILI_API_KEY, SMTP_URL } =
    instance.env('core-api');
  const variables = { MONGO_URI, REDIS_URL, RABBITMQ_URL, MEILI_HOST, MEILI_API_KEY, SMTP_URL };
  return ['', ...Object.entries(variables).map(([name, value]) => `  export ${name}='${value}'`), ''].join(
    '\n',
  );
}

const row = (label: string, value: string): string => `  ${label.padEnd(14)} ${value}`;

/** The demo accounts, as the seed names them: `{ logins: { admin: 'admin@…', password: '…' } }`. */
export function loginLines(seeded: unknown): string[] {
  if (!isRecord(seeded) || !isRecord(seeded['logins'])) return [];
  const logins = Object.entries(seeded['logins']);
  return ['', ...logins.map(([name, value]) => row(name, String(value))), ''];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
