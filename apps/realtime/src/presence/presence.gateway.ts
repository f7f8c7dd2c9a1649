import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { sessionRoom, userRoom } from '@noillin/contracts';
import { gauge } from '@noillin/observability';
import { Presence } from '@noillin/redis';
import { isShutOut } from '../core-api/core-api.client';
import type { ClientSocket, SocketServer } from '../socket/client-socket';
import { EndedSessions } from '../socket/ended-sessions';
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
  /** Sockets of which core-api could not yet be asked whether their session is live. */
  private readonly unknown = new Set<ClientSocket>();
  private refreshing: NodeJS.Timeout | undefined;
  @WebSocketServer() private readonly server!: SocketServer;

  constructor(
    private readonly handshake: Handshake,
    private readonly presence: Presence,
    private readonly peers: Peers,
    private readonly endedSessions: EndedSessions,
  ) {}

  afterInit(server: SocketServer): void {
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    this.refreshing = setInterval(() => this.refreshAll(), REFRESH_MS);
    this.endedSessions.watch((sessionIds) => this.closeEnded(sessionIds));
  }

  handleConnection(socket: ClientSocket): void {
    this.open.add(socket);
    sockets.set(this.open.size);
    this.handshake.closeOnExpiry(socket);
    this.welcome(socket);
  }

  handleDisconnect(socket: ClientSocket): void {
    this.open.delete(socket);
    this.unknown.delete(socket);
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
    const { userId, sessionId } = socket.data;
    await socket.join([userRoom(userId), sessionRoom(sessionId)]);
    try {
      socket.data.isFirst = await this.presence.arrive(userId, socket.id);
    } catch (error) {
      this.logger.debug({ err: error }, 'presence is not up to date');
    }
  }

  /** The first question to core-api also tells whether the session is live; a socket whose session is not goes at once. */
  private welcome(socket: ClientSocket): void {
    this.unknown.delete(socket);
    this.arrive(socket).catch((error: unknown) => {
      if (isShutOut(error)) socket.disconnect(true);
      else if (socket.connected) this.unknown.add(socket);
      this.logger.debug({ err: error }, 'a socket was not welcomed');
    });
  }

  private closeEnded(sessionIds: readonly string[]): void {
    const here = sessionIds.map(sessionRoom).filter((room) => this.server.sockets.adapter.rooms.has(room));
    if (here.length > 0) this.server.local.in(here).disconnectSockets(true);
    for (const socket of [...this.unknown]) this.welcome(socket);
  }

  private async arrive(socket: ClientSocket): Promise<void> {
    if (socket.data.isFirst) this.tell(socket.data.userId, true);
    socket.data.isFirst = false;
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
