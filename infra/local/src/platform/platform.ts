import { dirname } from 'node:path';
import { Progress } from '../../bin/shared/progress.mjs';
import { type Gateway, type GatewayLimits, ensureCertificate, startGateway } from '../gateway';
import { type Instance, type ServiceEnv } from '../instance';
import { assertPortsFree, portsToListenOn } from '../ports';
import { type ServerOptions, type Servers, type StartingServers, startServers } from '../servers';
import { Services } from '../services';
import { claim, release } from './claim';
import { saveEnvFiles } from './env-files';
import { savePorts } from './saved-ports';
import { stopInstance } from './stop-instance';

export interface PlatformOptions extends ServerOptions {
  progress?: Progress;
  /** Abort it to give up in the middle of any step; then call `stop`. */
  interruption?: AbortSignal;
  /** Only the backing servers; `startApplication` starts the rest. */
  serversOnly?: boolean;
  /** The gateway's; default: production's. */
  limits?: GatewayLimits;
  /** Added to every service's environment. */
  serviceEnv?: ServiceEnv;
}

/** A running local platform: what `npm start` and the tests share. */
export interface Platform {
  instance: Instance;
  servers: Servers;
  services: Services;
  /** Null until the application is started. */
  gateway: Gateway | null;
  /** The three services, then NGINX in front of them. */
  startApplication(): Promise<void>;
  /** Ends everything this platform started. */
  stop(): Promise<void>;
}

/**
 * Brings an instance up: servers, services, gateway. What an earlier run of it left behind is ended first. When it fails
 * nothing of it keeps running.
 * @throws Error with sentences for people: a port in use, a server that cannot be had, a service that does not start
 */
export async function startPlatform(instance: Instance, options: PlatformOptions = {}): Promise<Platform> {
  const progress = options.progress ?? new Progress();
  const ending = new AbortController();
  const interruption = options.interruption
    ? AbortSignal.any([ending.signal, options.interruption])
    : ending.signal;
  const stop = async (): Promise<void> => {
    ending.abort();
    await stopInstance(instance);
    release(instance);
  };
  claim(instance);
  try {
    await stopInstance(instance);
    savePorts(instance);
    saveEnvFiles(instance);
    await assertPortsFree(instance, portsToListenOn(instance));
    const platform = new StartedPlatform(instance, stop, progress, interruption, options);
    await platform.start(startServers(instance, { ...options, progress, interruption }));
    return platform;
  } catch (error) {
    await stop();
    throw error;
  }
}

class StartedPlatform implements Platform {
  readonly services: Services;
  servers!: Servers;
  gateway: Gateway | null = null;

  constructor(
    readonly instance: Instance,
    readonly stop: () => Promise<void>,
    private readonly progress: Progress,
    private readonly interruption: AbortSignal,
    private readonly options: PlatformOptions,
  ) {
    this.services = new Services(instance);
  }

  /** Servers and application; that starts beside the servers it does not wait for. */
  async start(starting: StartingServers): Promise<void> {
    const application = this.options.serversOnly
      ? starting.essentials
      : starting.essentials.then(() => this.startApplication());
    const [servers, outcome] = await Promise.allSettled([starting.all, application]);
    if (servers.status === 'rejected') throw servers.reason;
    this.servers = servers.value;
    if (outcome.status === 'rejected') throw outcome.reason;
  }

  async startApplication(): Promise<void> {
    this.interruption.throwIfAborted();
    // Services that call the gateway read its certificate when they start.
    await ensureCertificate(dirname(this.instance.certificate));
    await this.progress.run('Services', async () => {
      await this.services.start(this.options.serviceEnv);
      return 'core-api, worker, realtime (PM2)';
    });
    this.interruption.throwIfAborted();
    await this.progress.run('Gateway', async () => {
      this.gateway = await startGateway(this.instance, this.options.limits);
      return `NGINX, ${this.instance.publicUrl}`;
    });
  }
}
