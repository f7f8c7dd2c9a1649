import { type Instance } from '../instance';

export interface SummaryInput {
  rabbitmqManagement: boolean;
  /** What the seed told of its accounts, whatever its form. */
  logins: unknown;
  isDetached: boolean;
}

/** What a person needs once everything is up. */
export function summary(
  instance: Instance,
  { rabbitmqManagement, logins, isDetached }: SummaryInput,
): string {
  const lines = [
    '',
    row('App and API', instance.publicUrl),
    row('API docs', `${instance.publicUrl}/api/docs`),
    row('Mail', instance.backing.mail),
    ...(rabbitmqManagement
      ? [row('RabbitMQ', `http://127.0.0.1:${instance.ports.rabbitmqManagement} (guest, guest)`)]
      : []),
    ...loginLines(logins),
    row('Logs', instance.logsDir),
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

/** Scalars and `{ email, password }` objects, one per line, each under its own name. */
export function loginLines(logins: unknown): string[] {
  if (typeof logins !== 'object' || logins === null) return [];
  return Object.entries(logins).flatMap(([name, value]: [string, unknown]) => {
    const text =
      typeof value === 'object' && value !== null ? Object.values(value).join('  ') : String(value);
    return [row(name, text)];
  });
}
