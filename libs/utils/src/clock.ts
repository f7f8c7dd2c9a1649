/**
 * The time as the product sees it: what bookings, payments and calendars go by. Injected, so that tests and the sandbox
 * can move it.
 */
export abstract class Clock {
  /** Epoch milliseconds. */
  abstract now(): number;

  date(): Date {
    return new Date(this.now());
  }
}

/**
 * Real time, which nobody moves: for what protects the platform or belongs to the machine, such as sessions, one-time
 * codes, idempotency keys and leases.
 */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}

/** Real time plus an offset, which the sandbox may move. */
export class OffsetClock extends Clock {
  /** Milliseconds that this clock is ahead of real time. */
  offsetMs = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
