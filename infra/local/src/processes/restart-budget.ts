const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 4;

/** A server that crashes now and then is started again; one that cannot live is left down and reported. */
export class RestartBudget {
  private taken: number[] = [];

  /** Whether one more restart is allowed now; counts it if so. */
  take(now = Date.now()): boolean {
    this.taken = this.taken.filter((time) => time > now - WINDOW_MS);
    if (this.taken.length >= MOST_IN_WINDOW) return false;
    this.taken.push(now);
    return true;
  }
}
