import { connect } from 'node:net';

export interface Address {
  host: string;
  port: number;
}

/** Whether anything accepts connections there. */
export async function isListening(address: Address, timeoutMs = 1000): Promise<boolean> {
  return (await ask(address, { timeoutMs })) !== null;
}

/**
 * Connects, says something and returns the first answer as text; an empty text when nothing is to be said and the
 * connection stands; null when there is none in time.
 */
export function ask(
  { host, port }: Address,
  { say, timeoutMs = 1000 }: { say?: string; timeoutMs?: number } = {},
): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (answer: string | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => finish(null));
    socket.on('error', () => finish(null));
    socket.on('end', () => finish(null));
    socket.on('connect', () => (say === undefined ? finish('') : socket.write(say, 'latin1')));
    socket.on('data', (data) => finish(data.toString('latin1')));
  });
}
