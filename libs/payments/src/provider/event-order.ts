/** Where an event stands in the provider's own order of one payment's events. */
export interface EventPosition {
  occurredAt: Date;
  sequence: number | null;
}

/** Compares by the provider's numbers if `numbered`, else by its clock. */
export const comparePositions = (one: EventPosition, other: EventPosition, numbered: boolean): number =>
  numbered
    ? (one.sequence ?? 0) - (other.sequence ?? 0)
    : one.occurredAt.getTime() - other.occurredAt.getTime();
