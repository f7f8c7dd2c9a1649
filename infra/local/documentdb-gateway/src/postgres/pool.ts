import { PostgresOptions } from '../options';
import { PostgresUnavailable } from './connection-lost';
import { PostgresSession } from './session';

const PROBE_INTERVAL_MS = 250;
/** PostgreSQL is there but has no connection left for us. */
const TOO_MANY_CONNECTIONS = '53300';

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
  private probing: Promise<void> | undefined;
  private nextProbe: NodeJS.Timeout | undefined;

  constructor(
    private readonly postgres: PostgresOptions,
    private readonly size: number,
  ) {}

  get openCount(): number {
    return this.open;
  }

  /** Whether PostgreSQL answers; after a lost session only once that has been found out. */
  async isReachable(): Promise<boolean> {
    await this.probing;
    return this.reachable;
  }

  /** Connects once so that the first client finds a warm session, or goes on probing. */
  warmUp(): Promise<void> {
    return this.check();
  }

  async acquire(): Promise<PostgresSession> {
    if (this.probing) await this.probing;
    if (this.closed || !this.reachable) throw new PostgresUnavailable();
    const session = this.takeIdle();
    if (session) return session;
    return this.open < this.size ? this.connect() : this.wait();
  }

  release(session: PostgresSession): void {
    if (session.isLost || this.closed) {
      this.forget(session);
      return;
    }
    const waiter = this.waiters.shift();
    if (waiter) waiter.resolve(session);
    else this.idle.push(session);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.nextProbe);
    this.rejectWaiters(new PostgresUnavailable());
    for (const session of this.idle.splice(0)) this.release(session);
  }

  /** Most recently used first: its caches are the warmest. */
  private takeIdle(): PostgresSession | undefined {
    for (let session = this.idle.pop(); session; session = this.idle.pop()) {
      if (!session.isLost) return session;
      this.forget(session);
    }
    return undefined;
  }

  private forget(session: PostgresSession): void {
    session.discard();
    this.open--;
    const waiter = this.waiters.shift();
    if (waiter) this.acquire().then(waiter.resolve, waiter.reject);
  }

  private wait(): Promise<PostgresSession> {
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  private async connect(): Promise<PostgresSession> {
    try {
      return await this.openSession();
    } catch (error) {
      if (this.open > 0 && isConnectionLimit(error)) return this.wait();
      this.markUnreachable();
      throw new PostgresUnavailable(error);
    }
  }

  private async openSession(): Promise<PostgresSession> {
    this.open++;
    try {
      return await PostgresSession.open(this.postgres, () => this.suspect());
    } catch (error) {
      this.open--;
      throw error;
    }
  }

  /** A session was lost: learn whether PostgreSQL is, before anyone is told anything. */
  private suspect(): void {
    if (!this.closed && this.reachable) void this.check();
  }

  private check(): Promise<void> {
    this.probing ??= this.probe().finally(() => {
      this.probing = undefined;
    });
    return this.probing;
  }

  private async probe(): Promise<void> {
    try {
      const session = await this.openSession();
      this.reachable = true;
      this.release(session);
    } catch (error) {
      if (!isConnectionLimit(error)) this.markUnreachable();
    }
  }

  private markUnreachable(): void {
    this.reachable = false;
    this.rejectWaiters(new PostgresUnavailable());
    clearTimeout(this.nextProbe);
    if (!this.closed) this.nextProbe = setTimeout(() => void this.check(), PROBE_INTERVAL_MS);
  }

  private rejectWaiters(error: Error): void {
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }
}

const isConnectionLimit = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === TOO_MANY_CONNECTIONS;
