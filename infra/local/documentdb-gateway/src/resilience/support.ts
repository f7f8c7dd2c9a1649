import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { MongoClient, MongoClientOptions } from 'mongodb';
import { createGateway, Gateway, GatewaySettings } from '../index';

/** These tests run gateways of their own, so they need PostgreSQL itself: PGPORT says where. */
export const describeWithPostgres = process.env.PGPORT ? describe : describe.skip;

/** A TCP relay in front of PostgreSQL that can be cut, as when PostgreSQL dies. */
export class Relay {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  async restore(): Promise<void> {
    this.server = createServer((socket) => this.relay(socket));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = this.server?.listening ? once(this.server, 'close') : undefined;
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private relay(socket: Socket): void {
    const target = connect(Number(process.env.PGPORT), process.env.PGHOST ?? '127.0.0.1');
    for (const end of [socket, target]) {
      this.sockets.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => this.sockets.delete(end));
    }
    socket.on('close', () => target.destroy());
    target.on('close', () => socket.destroy());
    socket.pipe(target).pipe(socket);
  }
}

/** A gateway behind its own relay, and a client of it; closed after each test. */
export function useGateway(settings: GatewaySettings = {}) {
  const relay = new Relay();
  const clients: MongoClient[] = [];
  let gateway: Gateway;
  const state = { relay, port: 0, connect: connectClient };

  beforeEach(async () => {
    await relay.restore();
    gateway = createGateway({ ...settings, port: 0, postgres: { host: '127.0.0.1', port: relay.port } });
    state.port = (await gateway.listen()).port;
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await gateway.close();
    await relay.cut();
  });

  function connectClient(options: MongoClientOptions = {}): MongoClient {
    const client = new MongoClient(
      `mongodb://127.0.0.1:${state.port}/gateway_resilience_test?replicaSet=rs0`,
      options,
    );
    clients.push(client);
    return client;
  }
  return state;
}
