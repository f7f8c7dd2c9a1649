import type { StartOptions } from 'pm2';
import { type Instance, SERVICE_NAMES, type ServiceEnv, type ServiceName } from '../instance';
import { startTimeOf, waitUntil } from '../processes';
import { type Pm2, type Pm2Process, loadPm2, pm2Home, promised } from './pm2-client';
import { serviceDefinitions } from './service-definitions';

const READY_TIMEOUT_MS = 60_000;

/** The three services of an instance under its own PM2. */
export class Services {
  private readonly pm2: Pm2;
  private isConnected = false;
  private extra: ServiceEnv = {};

  constructor(private readonly instance: Instance) {
    this.pm2 = loadPm2(pm2Home(instance.stateDir));
  }

  /** Starts all services with their environment and waits until each says it is ready. @throws Error naming the log */
  async start(extra: ServiceEnv = {}): Promise<void> {
    this.extra = extra;
    await this.connect();
    for (const { name } of await this.list()) await promised((done) => this.pm2.delete(name ?? '', done));
    await this.launch(serviceDefinitions(this.instance, extra));
    await Promise.all(SERVICE_NAMES.map((name) => this.assertRunning(name)));
  }

  /** Ends the services, which finish what they have in hand, and PM2's daemon. */
  async stop(): Promise<void> {
    if (!this.isConnected) return;
    await promised((done) => this.pm2.killDaemon(done));
    this.disconnect();
  }

  /** Ends one service and leaves it down until `restart`. */
  async stopService(name: ServiceName): Promise<void> {
    await promised((done) => this.pm2.stop(name, done));
  }

  /**
   * Asks it to end, waits until it has, and starts it again; ready when this returns.
   * @param changes to its environment, until it is restarted again
   */
  async restart(name: ServiceName, changes: ServiceEnv = {}): Promise<void> {
    await promised((done) => this.pm2.delete(name, done));
    const definitions = serviceDefinitions(this.instance, { ...this.extra, ...changes });
    await this.launch(definitions.filter((definition) => definition.name === name));
    await this.assertRunning(name);
  }

  /** Null while it is down. */
  async pidOf(name: ServiceName): Promise<number | null> {
    const described = await this.describe(name);
    return described?.pid && startTimeOf(described.pid) ? described.pid : null;
  }

  /** For drills. PM2 starts it again by itself: see `waitReady`. */
  async kill(name: ServiceName, signal: NodeJS.Signals): Promise<void> {
    const pid = await this.pidOf(name);
    if (pid === null) throw new Error(`${name} is not running.`);
    process.kill(pid, signal);
  }

  /** Resident memory in bytes, and restarts since the start, of each service. */
  async usage(): Promise<Record<ServiceName, { memory: number; restarts: number }>> {
    const processes = await this.list();
    const entries = processes.map(({ name, monit, pm2_env: env }) => [
      name,
      { memory: monit?.memory ?? 0, restarts: (env as { restart_time?: number }).restart_time ?? 0 },
    ]);
    return Object.fromEntries(entries) as Record<ServiceName, { memory: number; restarts: number }>;
  }

  /** Waits until a service (or all) runs and has said that it is ready, as after `kill`. */
  async waitReady(name?: ServiceName, timeoutMs = READY_TIMEOUT_MS): Promise<void> {
    const names = name ? [name] : SERVICE_NAMES;
    await Promise.all(
      names.map((one) =>
        waitUntil(`${one} is ready`, () => this.isReady(one), { timeoutMs, intervalMs: 100 }),
      ),
    );
  }

  private async launch(definitions: StartOptions[]): Promise<void> {
    await promised((done) => this.pm2.start({ apps: definitions } as unknown as string, done));
  }

  private async isReady(name: ServiceName): Promise<boolean> {
    const described = await this.describe(name);
    return described?.pm2_env?.status === 'online' && (await this.pidOf(name)) !== null;
  }

  /** PM2 reports a service that died at once as started; its state tells. */
  private async assertRunning(name: ServiceName): Promise<void> {
    if (await this.isReady(name)) return;
    throw new Error(`${name} did not start; its log is ${this.instance.logsDir}/${name}.log`);
  }

  private async describe(name: ServiceName): Promise<Pm2Process | undefined> {
    return (await promised<Pm2Process[]>((done) => this.pm2.describe(name, done)))[0];
  }

  private list(): Promise<Pm2Process[]> {
    return promised<Pm2Process[]>((done) => this.pm2.list(done));
  }

  private async connect(): Promise<void> {
    if (this.isConnected) return;
    await promised((done) => this.pm2.connect(done));
    this.isConnected = true;
  }

  private disconnect(): void {
    this.pm2.disconnect();
    this.isConnected = false;
  }
}
