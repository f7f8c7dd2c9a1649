import { EventPattern, Transport } from '@nestjs/microservices';
import type { QueueKey } from '../topology/queues';

/**
 * Handles the events that match `pattern` (an event name, or one with `*`) out of one queue of the topology.
 * The handler receives the EventEnvelope; resolving acknowledges, throwing leads to a retry and at last to the dead letters.
 */
export const OnEvent = (queue: QueueKey, pattern: string): MethodDecorator =>
  EventPattern<string>(pattern, Transport.RMQ, { queue });
