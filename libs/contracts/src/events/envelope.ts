import type { EventName, EventPayload } from './registry';

/** What travels through the outbox and RabbitMQ. */
export interface EventEnvelope<Name extends EventName = EventName> {
  /** Unique id of this event; consumers do each event's work once per id. */
  id: string;
  name: Name;
  version: number;
  /** UTC, ISO 8601. */
  occurredAt: string;
  /** Id of the request or timer run at the beginning of the chain. */
  correlationId: string;
  /** Id of the event that led to this one, or null at the beginning of the chain. */
  causationId: string | null;
  payload: EventPayload<Name>;
}
