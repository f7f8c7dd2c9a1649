import { PostgresOptions } from '../options';
import { PostgresUnavailable } from './connection-lost';
import { PostgresSession } from './session';

const PROBE_INTERVAL_MS = 250;

interface Waiter {
  resolve: (session: PostgresSession) => void;
  reject: (error: unknown) => void;
}

/**
 * PostgreSQL sessions, at most `size`. A caller waits for a free one; only when PostgreSQL itself is away does it get
 * an error, at once, until a probe finds PostgreSQL back.
 */
export class PostgresPool {
  private readonly idle: PostgresSession[] = [];
  private readonly waiters: Waiter[] = [];
  private open = 0;
  private reachable = true;
  private closed = false;
  private probe: NodeJS.Timeout | undefined;

  constructor(
    private readonly postgres: PostgresOptions,
    private readonly size: number,
  ) {}

  /** False from the first failed connection until PostgreSQL answers again. */
  get isReachable(): boolean {
    return this.reachable;
  }

  get openCount(): number {
    return this.open;
  }

  /** Connects once so that the first client finds a warm session, or starts probing. */
  async warmUp(): Promise<void> {
    try {
      this.release(await this.acquire());
    } catch (error) {
      if (!(error instanceof PostgresUnavailable)) throw error;
    }
  }

  async acquire(): Promise<PostgresSession> {
    if (this.closed || !this.reachable) throw new PostgresUnavailable();
    const session = this.takeIdle();
    if (session) return session;
    if (this.open < this.size) return this.connect();
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  release(session: PostgresSession): void {
    if (session.isLost || this.closed) {
      session.discard();
      this.open--;
      this.serveWaiterWithNewSession();
      return;
    }
    const waiter = this.waiters.shift();
    if (waiter) waiter.resolve(session);
    else this.idle.push(session);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.probe);
    this.rejectWaiters(new PostgresUnavailable());
    for (const session of this.idle.splice(0)) this.release(session);
  }

  /** Most recently used first: its caches are the warmest. */
  private takeIdle(): PostgresSession | undefined {
    for (let session = this.idle.pop(); session; session = this.idle.pop()) {
      if (!session.isLost) return session;
      this.open--;
    }
    return undefined;
  }

  private async connect(): Promise<PostgresSession> {
    this.open++;
    try {
      return await PostgresSession.open(this.postgres);
    } catch (error) {
      this.open--;
      const unavailable = new PostgresUnavailable(error);
      this.markUnreachable(unavailable);
      throw unavailable;
    }
  }

  private serveWaiterWithNewSession(): void {
    const waiter = this.waiters.shift();
    if (waiter) this.acquire().then(waiter.resolve, waiter.reject);
  }

  private markUnreachable(error: PostgresUnavailable): void {
    if (this.reachable && !this.closed) this.scheduleProbe();
    this.reachable = false;
    this.rejectWaiters(error);
  }

  private rejectWaiters(error: Error): void {
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }

  private scheduleProbe(): void {
    this.probe = setTimeout(() => void this.tryAgain(), PROBE_INTERVAL_MS);
  }

  private async tryAgain(): Promise<void> {
    this.open++;
    try {
      const session = await PostgresSession.open(this.postgres);
      this.reachable = true;
      this.release(session);
    } catch {
      this.open--;
      if (!this.closed) this.scheduleProbe();
    }
  }
}
