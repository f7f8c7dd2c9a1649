import type { INestApplicationContext } from '@nestjs/common';
import { GatewayPass } from '@noillin/auth';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { RedisClient } from '@noillin/redis';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { ServerOptions } from 'socket.io';
import { RealtimeConfig } from '../realtime.config';
import type { SocketServer } from './client-socket';

/** Larger than any chat message with its envelope. */
const MAX_MESSAGE_BYTES = 64 * 1024;

const originsOf = (list: string): string[] =>
  list
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);

/** Socket.IO at /socket, joined with the other instances and with the emitters of core-api and worker through Redis. */
export class SocketIoAdapter extends IoAdapter {
  private readonly config: RealtimeConfig;
  private readonly redis: RedisClient;
  private readonly pass: GatewayPass;

  constructor(app: INestApplicationContext) {
    super(app);
    this.config = app.get(RealtimeConfig);
    this.redis = app.get(RedisClient);
    this.pass = app.get(GatewayPass);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): SocketServer {
    const server = super.createIOServer(port, {
      ...options,
      path: '/socket',
      // Compression costs six times the CPU and 266 KB per socket.
      perMessageDeflate: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      pingInterval: 20_000,
      pingTimeout: 20_000,
      // What came past the gateway has met none of its limits.
      allowRequest: ({ headers }, decide) => decide(null, this.pass.isGood(headers)),
      cors: { origin: originsOf(this.config.ALLOWED_ORIGINS), credentials: true },
    } as ServerOptions) as SocketServer;
    const subscriber = this.redis.connect({
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    server.adapter(createAdapter(this.publisher(), subscriber));
    return server;
  }

  /** The adapter looks at no outcome of what it publishes: while Redis is down, other instances are not told, and this one goes on. */
  private publisher(): Redis {
    const publisher = this.redis.connect();
    const publish = publisher.publish.bind(publisher);
    publisher.publish = async (channel: string | Buffer, message: string | Buffer): Promise<number> => {
      try {
        return await publish(channel, message);
      } catch (error) {
        this.logger.warn({ err: error }, 'the other instances were not told');
        return 0;
      }
    };
    return publisher;
  }
}
