import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../processes';
import { pm2Home, runningDaemon } from './pm2-client';

/** Ends the services of an instance and their PM2 from outside, as `npm stop` does. @returns whether any were running */
export async function stopLeftoverServices(stateDir: string): Promise<boolean> {
  const daemon = runningDaemon(stateDir);
  if (!daemon) return false;
  await endProcess(daemon);
  // A daemon that had to be killed leaves its sockets, at which the next one would knock for nothing.
  for (const name of ['pm2.pid', 'rpc.sock', 'pub.sock'])
    rmSync(join(pm2Home(stateDir), name), { force: true });
  return true;
}
