/** Backing servers whose wires tests can cut. */
export const WIRES = ['redis', 'rabbitmq', 'meilisearch'] as const;
export type Wire = (typeof WIRES)[number];

export const WIRE_ACTIONS = ['cut', 'hang', 'restore'] as const;
export type WireAction = (typeof WIRE_ACTIONS)[number];

/**
 * `kill` is SIGKILL, after which the supervisor starts it again; `await-ready` waits for that. `pause` and `resume` are SIGSTOP
 * and SIGCONT. `restart` lets it finish first and waits until it is ready again.
 */
export const SERVICE_ACTIONS = ['kill', 'await-ready', 'restart', 'pause', 'resume'] as const;
export type ServiceAction = (typeof SERVICE_ACTIONS)[number];
export type ServiceName = 'core-api' | 'worker' | 'realtime';

/** What can be done to a server that this run started; one given by URL is left alone, and the control says so. */
export const SERVER_ACTIONS = ['stop', 'start', 'kill'] as const;
export type ServerAction = (typeof SERVER_ACTIONS)[number];
export type ServerName = 'mongo' | 'redis' | 'rabbitmq' | 'meilisearch';

/** Breaks and mends the platform under test, by way of the process that started it. */
export class PlatformControl {
  /** @param url of the control server, from the environment that `npm test` gives its end-to-end tests */
  constructor(private readonly url: string) {}

  async cut(wire: Wire): Promise<void> {
    await this.call('POST', `wires/${wire}/cut`);
  }

  async hang(wire: Wire): Promise<void> {
    await this.call('POST', `wires/${wire}/hang`);
  }

  async restore(wire: Wire): Promise<void> {
    await this.call('POST', `wires/${wire}/restore`);
  }

  /** Runs something while a wire is cut, and mends it whatever happens. */
  async without<Result>(wire: Wire, run: () => Promise<Result>): Promise<Result> {
    await this.cut(wire);
    try {
      return await run();
    } finally {
      await this.restore(wire);
    }
  }

  /** Ends a service in order and starts it again, with changes to its environment until the next restart. */
  async restart(service: ServiceName, env: Record<string, string> = {}): Promise<void> {
    await this.call('POST', `services/${service}/restart?${new URLSearchParams(env).toString()}`);
  }

  async act(service: ServiceName, action: ServiceAction): Promise<void> {
    await this.call('POST', `services/${service}/${action}`);
  }

  async actOnServer(server: ServerName, action: ServerAction): Promise<void> {
    await this.call('POST', `servers/${server}/${action}`);
  }

  /** The service's process id; after a kill it is null for a moment, then another. */
  async pidOf(service: ServiceName): Promise<number | null> {
    const { pid } = (await this.call('GET', `services/${service}`)) as { pid: number | null };
    return pid;
  }

  private async call(method: 'GET' | 'POST', path: string): Promise<unknown> {
    const response = await fetch(`${this.url}/${path}`, { method });
    const body: unknown = await response.json();
    if (!response.ok)
      throw new Error(`The platform control refused ${method} ${path}: ${JSON.stringify(body)}`);
    return body;
  }
}
