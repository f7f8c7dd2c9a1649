/** Where an event stands in the provider's own order of one payment's events. */
export interface EventPosition {
  occurredAt: Date;
  sequence: number | null;
}

/** Whether `event` is older than `last`, or the same: by sequence where both have one, else by the provider's time. */
export const isStale = (event: EventPosition, last: EventPosition | null): boolean => {
  if (!last) return false;
  if (event.sequence !== null && last.sequence !== null) return event.sequence <= last.sequence;
  return event.occurredAt.getTime() <= last.occurredAt.getTime();
};
