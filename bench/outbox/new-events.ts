import type { EventEnvelope } from '@noillin/contracts';
import { envelopeOf } from '@noillin/messaging';
import { newId } from '@noillin/utils';

/** An event that comes to no queue of the worker, which therefore has nothing to do but to relay it. */
export const EVENT = 'user.registered';

export const newEvents = (count: number): EventEnvelope<typeof EVENT>[] =>
  Array.from({ length: count }, () => envelopeOf(EVENT, { userId: newId(), role: 'brand' }));
