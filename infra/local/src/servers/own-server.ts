import { type SupervisedProcess } from '../processes';
import { type Server } from './server';

type Description = Pick<Server, 'name' | 'url' | 'how'>;

/** A server made of processes of ours, started in order and stopped in reverse. */
export async function startOwnServer(
  description: Description,
  processes: SupervisedProcess[],
): Promise<Server> {
  const server: Server = {
    ...description,
    isOurs: true,
    start: () => inOrder(processes, (process) => process.start()),
    stop: () => inOrder(processes.toReversed(), (process) => process.stop()),
    kill: () => inOrder(processes.toReversed(), (process) => process.kill()),
    pids: () => processes.flatMap(({ pid }) => pid ?? []),
  };
  await server.start();
  return server;
}

async function inOrder(
  processes: SupervisedProcess[],
  act: (process: SupervisedProcess) => Promise<void>,
): Promise<void> {
  for (const process of processes) await act(process);
}
