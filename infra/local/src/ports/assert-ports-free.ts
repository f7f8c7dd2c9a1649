import { createServer } from 'node:net';
import { type Instance, type PortName, portOption, portVariable } from '../instance';
import { type PortOwner, findPortOwner } from './port-owner';

/** @throws Error with one sentence per port that somebody else uses: who, and how to take another */
export async function assertPortsFree(instance: Instance, names: readonly PortName[]): Promise<void> {
  const checked = await Promise.all(
    names.map(async (name) => ({ name, isFree: await isFree(instance.ports[name]) })),
  );
  const taken = checked.filter(({ isFree }) => !isFree).map(({ name }) => name);
  if (taken.length === 0) return;
  throw new Error(
    taken
      .map((name) => explainTaken(name, instance.ports[name], findPortOwner(instance.ports[name])))
      .join('\n'),
  );
}

export function explainTaken(name: PortName, port: number, owner: PortOwner | null): string {
  const who = owner ? `${owner.program} (process ${owner.pid})` : 'another program';
  return `Port ${port} (${portOption(name).replace(/-port$/, '')}) is in use by ${who}: end it, or choose another with --${portOption(name)} or ${portVariable(name)}.`;
}

/** By trying: also finds ports that listen on all addresses or belong to other accounts. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES')
        reject(new Error(`This account may not listen on port ${port}: choose one above 1023.`));
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
