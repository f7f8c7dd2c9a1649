import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

export interface TcpAddress {
  host: string;
  port: number;
}

type Mode = 'forward' | 'hang';

/** A wire that a test can cut: clients connect to it instead of to the server behind it. Listens on 127.0.0.1. */
export class TcpProxy {
  private server: Server | null = null;
  private mode: Mode = 'forward';
  private readonly sockets = new Set<Socket>();
  private boundPort = 0;

  constructor(private readonly target: TcpAddress) {}

  /** The port clients connect to. It stays the same over `cut` and `restore`. */
  get port(): number {
    return this.boundPort;
  }

  /** @param port 0 chooses a free one */
  async listen(port = 0): Promise<this> {
    const server = createServer((client) => this.accept(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.boundPort = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** As if the server's machine was gone: connections break, new ones are refused. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.destroySockets();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** As if the server had stopped reading: connections stay, new ones are accepted, and nothing is ever said. */
  async hang(): Promise<void> {
    await this.reopen('hang');
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Everything works again. Connections that hung are broken, as nobody knows what was lost on them. */
  async restore(): Promise<void> {
    if (this.mode === 'hang') this.destroySockets();
    await this.reopen('forward');
  }

  async close(): Promise<void> {
    await this.cut();
  }

  private async reopen(mode: Mode): Promise<void> {
    this.mode = mode;
    if (!this.server) await this.listen(this.boundPort);
  }

  private accept(client: Socket): void {
    this.track(client);
    if (this.mode === 'hang') {
      client.pause();
      return;
    }
    const upstream = this.track(connect(this.target));
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }

  private track(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    // A broken connection is what this proxy is for; both ends see it by themselves.
    socket.on('error', () => socket.destroy());
    return socket.on('close', () => this.sockets.delete(socket));
  }

  private destroySockets(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
