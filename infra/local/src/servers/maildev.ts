import { inRepository } from '../instance';
import { isListening, waitUntil } from '../processes';
import { startOwnServer } from './own-server';
import { type Server, type ServerContext } from './server';

/** The package exports its library only; its command stands beside it. */
const MAILDEV = inRepository('infra/local/node_modules/maildev/dist/bin/maildev.js');

/** Older ones go: they are kept in memory. */
const MOST_MAILS = 2000;

/** maildev: catches every mail and shows it in a browser; nothing leaves the machine. */
export async function startMaildev(context: ServerContext): Promise<Server> {
  const { ports, backing } = context.instance;
  const addresses = [ports.smtp, ports.mail].map((port) => ({ host: '127.0.0.1', port }));
  const listens = async (): Promise<boolean> =>
    (await Promise.all(addresses.map((address) => isListening(address)))).every(Boolean);
  const maildev = context.supervise({
    name: 'maildev',
    program: process.execPath,
    args: [MAILDEV, ...maildevArguments(ports.smtp, ports.mail)],
    env: { PATH: process.env['PATH'] },
    ready: (signal) => waitUntil('maildev listens', listens, { timeoutMs: 20_000, signal }),
  });
  return startOwnServer({ name: 'mail', url: backing.mail, how: 'maildev, embedded' }, [maildev]);
}

export function maildevArguments(smtpPort: number, webPort: number): string[] {
  const settings = {
    smtp: smtpPort,
    ip: '127.0.0.1',
    web: webPort,
    'web-ip': '127.0.0.1',
    'max-emails': MOST_MAILS,
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
