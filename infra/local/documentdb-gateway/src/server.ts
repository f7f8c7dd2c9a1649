import { once } from 'node:events';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { createState, GatewayState } from './gateway-state';
import { GatewaySettings, resolveOptions } from './options';
import { SocketHandler } from './socket-handler';

const SWEEP_INTERVAL_MS = 1_000;

export interface Gateway {
  /** Starts listening; PostgreSQL may come up later. Rejects when the port is taken. */
  listen(): Promise<{ port: number }>;
  /** Closes every socket, rolls back open transactions and lets go of PostgreSQL. */
  close(): Promise<void>;
}

export function createGateway(settings: GatewaySettings = {}): Gateway {
  return new TcpGateway(createState(resolveOptions(settings)));
}

class TcpGateway implements Gateway {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private sweeper: NodeJS.Timeout | undefined;
  private connections = 0;

  constructor(private readonly state: GatewayState) {
    this.server = createServer((socket) => this.accept(socket));
  }

  async listen(): Promise<{ port: number }> {
    const { host, port } = this.state.options;
    // The port first: when it is taken nothing else has been started.
    this.server.listen(port, host);
    await once(this.server, 'listening');
    const bound = this.server.address() as AddressInfo;
    this.state.address = `${host}:${bound.port}`;
    await this.state.pool.warmUp();
    this.sweeper = setInterval(() => this.sweep(), SWEEP_INTERVAL_MS);
    return { port: bound.port };
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    const closed = this.server.listening ? once(this.server, 'close') : undefined;
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
    await this.state.transactions.abandonAll();
    await this.state.cursors.closeAll();
    this.state.pool.close();
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    const client = { id: ++this.connections, remoteAddress: `${socket.remoteAddress}:${socket.remotePort}` };
    new SocketHandler(socket, client, this.state);
  }

  private sweep(): void {
    const now = Date.now();
    this.state.transactions.sweep(now);
    this.state.cursors.sweep(now);
  }
}
