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
    '',
    isDetached ? '  npm stop ends it.' : '  Ctrl-C here, or npm stop in another terminal, ends it.',
    '',
  ];
  return lines.join('\n');
}

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
