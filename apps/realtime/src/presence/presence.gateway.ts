import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { userRoom } from '@noillin/contracts';
import { gauge } from '@noillin/observability';
import { Presence } from '@noillin/redis';
import type { ClientSocket, SocketServer } from '../socket/client-socket';
import { Handshake } from '../socket/handshake';
import { Peers, watchersRoom } from './peers';

const REFRESH_MS = 20_000;
const sockets = gauge({ name: 'noillin_sockets', help: 'Open sockets of this instance.' });

/** Lets sockets in, puts them in their user's room, and tells a user's peers when the user comes and goes. */
@WebSocketGateway()
export class PresenceGateway
  implements
    OnGatewayInit<SocketServer>,
    OnGatewayConnection<ClientSocket>,
    OnGatewayDisconnect<ClientSocket>,
    OnApplicationShutdown
{
  private readonly logger = new Logger(PresenceGateway.name);
  private readonly open = new Set<ClientSocket>();
  private refreshing: NodeJS.Timeout | undefined;
  @WebSocketServer() private readonly server!: SocketServer;

  constructor(
    private readonly handshake: Handshake,
    private readonly presence: Presence,
    private readonly peers: Peers,
  ) {}

  afterInit(server: SocketServer): void {
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    this.refreshing = setInterval(() => this.refreshAll(), REFRESH_MS);
  }

  handleConnection(socket: ClientSocket): void {
    this.open.add(socket);
    sockets.set(this.open.size);
    this.handshake.closeOnExpiry(socket);
    this.quietly(this.arrive(socket));
  }

  handleDisconnect(socket: ClientSocket): void {
    this.open.delete(socket);
    sockets.set(this.open.size);
    this.quietly(this.leave(socket));
  }

  onApplicationShutdown(): void {
    clearInterval(this.refreshing);
  }

  /**
   * Everything that must be so before the client learns that it is connected: from then on nothing sent to the user is
   * missed, and another tab that closes finds this one here.
   */
  private async admit(socket: ClientSocket): Promise<void> {
    this.handshake.authenticate(socket);
    const { userId } = socket.data;
    await socket.join(userRoom(userId));
    try {
      socket.data.isFirst = await this.presence.arrive(userId, socket.id);
    } catch (error) {
      this.logger.debug({ err: error }, 'presence is not up to date');
    }
  }

  private async arrive(socket: ClientSocket): Promise<void> {
    if (socket.data.isFirst) this.tell(socket.data.userId, true);
    const peers = await this.peers.of(socket);
    await socket.join(peers.map(watchersRoom));
    for (const peer of peers) {
      if (await this.presence.isOnline(peer)) socket.emit('presence:changed', { userId: peer, online: true });
    }
  }

  private async leave(socket: ClientSocket): Promise<void> {
    const { userId } = socket.data;
    if (await this.presence.leave(userId, socket.id)) this.tell(userId, false);
  }

  private tell(userId: string, online: boolean): void {
    this.server.to(watchersRoom(userId)).emit('presence:changed', { userId, online });
  }

  private refreshAll(): void {
    for (const socket of this.open) this.quietly(this.presence.refresh(socket.data.userId, socket.id));
  }

  /** Presence is a courtesy: chat goes on without it while Redis or core-api is away. */
  private quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.logger.debug({ err: error }, 'presence is not up to date'));
  }
}
