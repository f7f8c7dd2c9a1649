import { createInstance } from '@noillin/local';
import { type PlatformControl, type ServerName, type ServiceName, eventually } from '@noillin/testing';

/** Longer than a service takes to start on a small, busy machine. */
const RETURNS_WITHIN_MS = 30_000;

/** Kills a service with SIGKILL. Its supervisor starts it again; see `isBack`. @returns its process id */
export async function kill(control: PlatformControl, service: ServiceName): Promise<number> {
  const pid = await control.pidOf(service);
  if (pid === null) throw new Error(`${service} is not running`);
  await control.act(service, 'kill');
  return pid;
}

/** Waits until another process of the service than the killed one says that it is ready. */
export async function isBack(control: PlatformControl, service: ServiceName, killed: number): Promise<void> {
  const url = `http://127.0.0.1:${privatePortOf(service)}/ready`;
  await eventually(
    async () => {
      expect(await control.pidOf(service)).toBeGreaterThan(0);
      expect(await control.pidOf(service)).not.toBe(killed);
      expect((await fetch(url)).status).toBe(200);
    },
    { within: RETURNS_WITHIN_MS, every: 100 },
  );
}

/** What a service tells operators of a dependency: `up`, or what is wrong with it. */
export async function dependencyOf(service: ServiceName, name: string): Promise<string | undefined> {
  const report = await (await fetch(`http://127.0.0.1:${privatePortOf(service)}/ready`)).json();
  return (report as { dependencies: Record<string, string> }).dependencies[name];
}

/** Where a service tells operators how it is. */
export function privatePortOf(service: ServiceName): number {
  const { ports } = createInstance('test');
  return {
    'core-api': ports.coreApiMetrics,
    worker: ports.workerMetrics,
    realtime: ports.realtimeMetrics,
  }[service];
}

/** Whether this run started a backing server, so that a drill may kill it; one given by URL is somebody else's. */
export function isOurs(server: ServerName): boolean {
  const given = process.env['PLATFORM_GIVEN_SERVERS'] ?? '';
  return !given.split(',').includes(server);
}
