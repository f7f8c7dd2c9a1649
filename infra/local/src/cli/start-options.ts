import { parseArgs } from 'node:util';
import { PORT_NAMES, type PortChoices, type PortName, parseOffset, parsePort, portOption } from '../instance';

export interface StartOptions extends PortChoices {
  detach: boolean;
  serversOnly: boolean;
  seed: boolean;
  walk: boolean;
  reset: boolean;
  rabbitmqManagement: boolean;
  download: boolean;
}

const FLAGS = [
  'detach',
  'servers-only',
  'no-seed',
  'no-walk',
  'reset',
  'rabbitmq-management',
  'no-download',
] as const;
const PORT_OPTIONS = PORT_NAMES.map(portOption);

/** @throws Error naming the option that is unknown or wrong */
export function parseStartOptions(args: string[]): StartOptions {
  const { flags, texts } = read(args);
  return {
    detach: flags.has('detach'),
    serversOnly: flags.has('servers-only'),
    seed: !flags.has('no-seed'),
    walk: !flags.has('no-walk'),
    reset: flags.has('reset'),
    rabbitmqManagement: flags.has('rabbitmq-management'),
    download: !flags.has('no-download'),
    ...portChoices(texts),
  };
}

function portChoices(texts: Map<string, string>): PortChoices {
  const offset = texts.get('port-offset');
  const ports = PORT_NAMES.flatMap((name): [PortName, number][] => {
    const text = texts.get(portOption(name));
    return text === undefined ? [] : [[name, parsePort(text, `--${portOption(name)}`)]];
  });
  return {
    ...(offset === undefined ? {} : { offset: parseOffset(offset, '--port-offset') }),
    ports: Object.fromEntries(ports),
  };
}

function read(args: string[]): { flags: Set<string>; texts: Map<string, string> } {
  try {
    const { values } = parseArgs({ args, strict: true, allowPositionals: false, options: described() });
    const entries = Object.entries(values);
    return {
      flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      texts: new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message.split('. ')[0]}. See npm start -- --help.`, { cause: error });
  }
}

function described(): Record<string, { type: 'boolean' | 'string' }> {
  return Object.fromEntries([
    ...FLAGS.map((name) => [name, { type: 'boolean' }]),
    ...['port-offset', ...PORT_OPTIONS].map((name) => [name, { type: 'string' }]),
  ]) as Record<string, { type: 'boolean' | 'string' }>;
}
