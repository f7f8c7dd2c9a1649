import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { RedisConfig } from './redis.config';

/** Fail fast: a caller that needs Redis answers 503 rather than waiting, and reconnecting goes on in the background. */
const OPTIONS: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 2_000,
  commandTimeout: 1_500,
  retryStrategy: (attempt) => Math.min(100 * attempt, 1_000),
};

/** The service's Redis connections; all end with the service. */
@Injectable()
export class RedisClient implements OnApplicationShutdown {
  private readonly logger = new Logger(RedisClient.name);
  private readonly connections: Redis[] = [];
  /** The connection for ordinary commands. */
  readonly redis: Redis;

  constructor(private readonly config: RedisConfig) {
    this.redis = this.connect();
  }

  /** One more connection, for subscribers and adapters. */
  connect(options: RedisOptions = {}): Redis {
    const connection = new Redis(this.config.REDIS_URL, { ...OPTIONS, ...options });
    let down = false;
    connection.on('error', (error: Error) => {
      if (!down) this.logger.warn({ err: error }, 'Redis does not answer; reconnecting');
      down = true;
    });
    connection.on('ready', () => {
      if (down) this.logger.log('Redis answers again');
      down = false;
    });
    this.connections.push(connection);
    return connection;
  }

  /** @throws Error while any of the service's connections is down */
  async ping(): Promise<void> {
    const down = this.connections.filter(({ status }) => status !== 'ready').length;
    if (down > 0) throw new Error(`${down} of ${this.connections.length} connections to Redis are down`);
    await this.redis.ping();
  }

  onApplicationShutdown(): void {
    this.connections.forEach((connection) => connection.disconnect());
  }
}

/** True when Redis did not answer, as opposed to having refused a command. */
export const isRedisUnavailable = (error: unknown): boolean =>
  error instanceof Error &&
  (['MaxRetriesPerRequestError', 'ConnectionClosedError'].includes(error.name) ||
    /ECONNREFUSED|ECONNRESET|EPIPE|Connection is closed|isn't writeable|Command timed out|ETIMEDOUT|LOADING/.test(
      error.message,
    ));
