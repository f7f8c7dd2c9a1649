import type { AmqpConnectionManagerOptions } from 'amqp-connection-manager';

/** How whoever talks to the broker notices that it is gone, and comes back: within seconds, for ever. */
export const CONNECTION_OPTIONS = {
  heartbeatIntervalInSeconds: 10,
  reconnectTimeInSeconds: 1,
  connectionOptions: { timeout: 5_000 },
} satisfies AmqpConnectionManagerOptions;
