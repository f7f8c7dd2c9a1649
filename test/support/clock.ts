import { type ApiClient, succeeded } from '@noillin/testing';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The product's clock while the sandbox takes the money. */
export interface ClockView {
  /** UTC, ISO 8601. */
  now: string;
  /** Milliseconds before the server's own time. */
  offsetMs: number;
}

/** How the clock is put forward, or back to the present. */
export type ClockMove = { advanceMs: number } | { now: string } | { reset: true };

/** Moves everybody's time; whoever does it resets it in the end. */
export const moveClock = (api: ApiClient, move: ClockMove): Promise<ClockView> =>
  succeeded(api.post<ClockView>('/sandbox/clock', move));
