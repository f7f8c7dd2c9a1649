import {
  EVENTS,
  isEventName,
  type EventEnvelope,
  type EventName,
  type EventPayload,
} from '@noillin/contracts';
import { currentContext, newId } from '@noillin/utils';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A message or payload that breaks its contract: retrying will not help. */
export class ContractViolation extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'ContractViolation';
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const validate = <Name extends EventName>(name: Name, payload: unknown): EventPayload<Name> => {
  if (!isRecord(payload)) throw new ContractViolation(`${name}: the payload is not an object`);
  const instance = plainToInstance(EVENTS[name].payload as new () => EventPayload<Name>, payload);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new ContractViolation(
      `${name}: ${errors.map(({ property }) => property).join(', ')} not as agreed`,
    );
  return instance;
};

/** Wraps a payload, validated against the event's contract, in an envelope of the current work context. */
export const envelopeOf = <Name extends EventName>(
  name: Name,
  payload: EventPayload<Name>,
  id = newId(),
): EventEnvelope<Name> => {
  const { correlationId, causationId } = currentContext();
  return {
    id,
    name,
    version: EVENTS[name].version,
    occurredAt: new Date().toISOString(),
    correlationId,
    causationId,
    payload: { ...validate(name, payload) },
  };
};

/** Checks a message that came in. @throws ContractViolation */
export const openEnvelope = (message: unknown): EventEnvelope => {
  const envelope = message as Partial<EventEnvelope> | null;
  if (typeof envelope?.id !== 'string' || typeof envelope.name !== 'string' || !isEventName(envelope.name)) {
    throw new ContractViolation('not an event envelope');
  }
  const { version } = EVENTS[envelope.name];
  if (envelope.version !== version)
    throw new ContractViolation(`${envelope.name}: version ${envelope.version} is not ${version}`);
  return { ...envelope, payload: validate(envelope.name, envelope.payload) } as EventEnvelope;
};
