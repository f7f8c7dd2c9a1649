import { URL_VARIABLES } from '../instance';
import { isListening } from '../processes';
import { type Server, type ServerName } from './server';

const DEFAULT_PORTS: Record<string, number> = {
  'redis:': 6379,
  'rediss:': 6379,
  'amqp:': 5672,
  'amqps:': 5671,
  'http:': 80,
  'https:': 443,
};

/** A server that the environment names. We only look whether it answers. @throws Error with a sentence if it does not */
export async function useGivenServer(
  name: Exclude<ServerName, 'mail' | 'mongo'>,
  url: string,
): Promise<Server> {
  const variable = URL_VARIABLES[name];
  const { hostname, port, protocol } = parse(url, variable);
  const address = { host: hostname, port: Number(port) || (DEFAULT_PORTS[protocol] ?? 0) };
  if (!(await isListening(address, 3000))) {
    throw new Error(
      `${variable} points to ${address.host}:${address.port} and nothing answers there: start it, or unset ${variable} to get a private one.`,
    );
  }
  return givenServer(name, url);
}

export function givenServer(name: Exclude<ServerName, 'mail'>, url: string): Server {
  const leaveAlone = (): Promise<void> => Promise.resolve();
  const how = `given by ${URL_VARIABLES[name]}`;
  return {
    name,
    url,
    how,
    isOurs: false,
    start: leaveAlone,
    stop: leaveAlone,
    kill: leaveAlone,
    pids: () => [],
  };
}

function parse(url: string, variable: string): URL {
  try {
    return new URL(url);
  } catch (error) {
    throw new Error(`${variable} is not a URL.`, { cause: error });
  }
}
