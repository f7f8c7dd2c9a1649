import type { EventName, EventPayload } from '@noillin/contracts';

/** Hears of every event in the transaction that makes it true, and may write it down there. */
export abstract class EventRecorder {
  /** @param id of the event */
  abstract recordEvent<Name extends EventName>(
    id: string,
    name: Name,
    payload: EventPayload<Name>,
  ): Promise<void>;
}
