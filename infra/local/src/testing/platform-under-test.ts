import { UNHINDERED_LIMITS } from '../gateway';
import { type Instance, type ServiceEnv, type ServiceName } from '../instance';
import { type Platform, startPlatform } from '../platform';
import { EMBEDDED_DOCUMENTDB } from '../servers';
import { type ServerAction, type ServiceAction } from '@noillin/testing';
import { type ControlRoutes } from './control-routes';
import { type ControlServer, startControlServer } from './control-server';
import { backingEnvironment, platformEnvironment } from './environment';
import { type TestRun } from './test-run';
import { Wires } from './wires';

const SIGNAL_OF: Record<Exclude<ServiceAction, 'restart' | 'await-ready'>, NodeJS.Signals> = {
  kill: 'SIGKILL',
  pause: 'SIGSTOP',
  resume: 'SIGCONT',
};

/** The test instance with cuttable wires: servers first, for the integration tests; then all of it, with its control. */
export class PlatformUnderTest {
  private control: ControlServer | null = null;

  private constructor(
    private readonly instance: Instance,
    private readonly platform: Platform,
    private readonly wires: Wires,
  ) {}

  /** @throws Error with a sentence for people when a server cannot be had */
  static async start(instance: Instance, { progress, interruption }: TestRun): Promise<PlatformUnderTest> {
    const wires = await Wires.open(instance.backing);
    try {
      const options = { limits: UNHINDERED_LIMITS, serviceEnv: wires.serviceEnv, serversOnly: true };
      return new PlatformUnderTest(
        instance,
        await startPlatform(instance, { progress, interruption, ...options }),
        wires,
      );
    } catch (error) {
      await wires.close();
      throw error;
    }
  }

  /** What integration tests get: the servers, and a database of their own. */
  integrationEnvironment(): Record<string, string> {
    return {
      ...backingEnvironment(this.instance, 'noillin_integration_test'),
      ...this.postgresEnvironment(),
    };
  }

  /** Where the embedded database keeps its data: for the tests of the gateway in front of it. */
  private postgresEnvironment(): Record<string, string> {
    if (this.platform.servers.mongo.how !== EMBEDDED_DOCUMENTDB) return {};
    return { PGHOST: '127.0.0.1', PGPORT: String(this.instance.ports.postgres) };
  }

  /** Services, gateway and control. @returns what end-to-end tests get */
  async startApplication(): Promise<Record<string, string>> {
    if (!this.control) {
      await this.platform.startApplication();
      this.control = await startControlServer(this.routes());
    }
    return platformEnvironment(this.instance, this.control.url);
  }

  async stop(): Promise<void> {
    await this.control?.close();
    await this.platform.stop();
    await this.wires.close();
  }

  private routes(): ControlRoutes {
    const { services } = this.platform;
    return {
      wire: (wire, action) => this.wires.get(wire)[action](),
      service: (name, action, env) => this.actOnService(name, action, env),
      pidOf: (name) => services.pidOf(name),
      server: (name, action) => this.actOnServer(name, action),
    };
  }

  private async actOnService(name: ServiceName, action: ServiceAction, env: ServiceEnv): Promise<void> {
    const { services } = this.platform;
    if (action === 'restart') await services.restart(name, env);
    else if (action === 'await-ready') await services.waitReady(name);
    else await services.kill(name, SIGNAL_OF[action]);
  }

  private async actOnServer(name: string, action: ServerAction): Promise<void> {
    const server = Object.values(this.platform.servers).find((candidate) => candidate.name === name);
    if (!server) throw new Error(`There is no server ${name}.`);
    if (!server.isOurs)
      throw new Error(`${name} was given by URL: this run did not start it and does not ${action} it.`);
    await server[action]();
  }
}
