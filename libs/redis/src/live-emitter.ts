import { Injectable, Logger } from '@nestjs/common';
import { sessionRoom, userRoom, type ServerToClientEvents } from '@noillin/contracts';
import { Emitter } from '@socket.io/redis-emitter';
import { RedisClient } from './redis-client';

/**
 * Sends to people's sockets from services that hold none, through Redis and the realtime service.
 * Best effort by design: what must not be lost is stored, and clients fetch what they missed when they reconnect.
 */
@Injectable()
export class LiveEmitter {
  private readonly logger = new Logger(LiveEmitter.name);
  private readonly emitter: Emitter<ServerToClientEvents>;

  constructor(client: RedisClient) {
    this.emitter = new Emitter<ServerToClientEvents>({
      publish: (channel: string, message: string | Buffer) => {
        client.redis.publish(channel, message).catch((error: unknown) => {
          this.logger.warn({ err: error }, 'a live message was not sent');
        });
      },
    });
  }

  /** Emits to every socket of the given users. */
  toUsers<Event extends keyof ServerToClientEvents>(
    userIds: readonly string[],
    event: Event,
    ...args: Parameters<ServerToClientEvents[Event]>
  ): void {
    if (userIds.length > 0) this.emitter.to(userIds.map(userRoom)).emit(event, ...(args as never));
  }

  /** Closes every socket of a user, on every instance. */
  disconnect(userId: string): void {
    this.emitter.in(userRoom(userId)).disconnectSockets(true);
  }

  /** Closes every socket of the given sessions, on every instance. */
  disconnectSessions(sessionIds: readonly string[]): void {
    if (sessionIds.length > 0) this.emitter.in(sessionIds.map(sessionRoom)).disconnectSockets(true);
  }
}
