import { PostgresPool } from '../postgres/pool';
import { PostgresSession } from '../postgres/session';
import { Sql } from '../postgres/sql';
import { GatewayOptions } from '../options';
import { ClientConnection } from './client-connection';
import { Transaction } from './transaction';

export interface OpenCursor {
  /** DocumentDB's description of where to read on. */
  continuation: Buffer;
  /** The session the cursor lives on; undefined for one kept in a file, which any session can read. */
  pinned: PostgresSession | undefined;
  transaction: Transaction | undefined;
  client: ClientConnection;
}

/** Open cursors, least recently used first. */
export class CursorRegistry {
  private readonly cursors = new Map<bigint, OpenCursor & { lastUsedAt: number }>();

  constructor(
    private readonly pool: PostgresPool,
    private readonly options: GatewayOptions,
  ) {}

  open(id: bigint, cursor: OpenCursor): void {
    this.cursors.set(id, { ...cursor, lastUsedAt: Date.now() });
    const [oldest] = this.cursors.keys();
    if (oldest !== undefined && this.cursors.size > this.options.maxOpenCursors) void this.close(oldest);
  }

  use(id: bigint, client: ClientConnection): OpenCursor | undefined {
    const cursor = this.cursors.get(id);
    if (!cursor) return undefined;
    this.cursors.delete(id);
    this.cursors.set(id, cursor);
    cursor.lastUsedAt = Date.now();
    cursor.client = client;
    return cursor;
  }

  /** False when there is no such cursor. Never throws. */
  async close(id: bigint): Promise<boolean> {
    const cursor = this.cursors.get(id);
    this.cursors.delete(id);
    if (cursor?.pinned) await this.releasePinned(cursor.pinned);
    return cursor !== undefined;
  }

  closeOf(client: ClientConnection): void {
    for (const [id, cursor] of this.cursors) if (cursor.client === client) void this.close(id);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.cursors.keys()].map((id) => this.close(id)));
  }

  /** Drops cursors that are idle or whose transaction is over. */
  sweep(now: number): void {
    for (const [id, cursor] of this.cursors) {
      const isIdle = now - cursor.lastUsedAt > this.options.cursorIdleTimeoutMs;
      if (isIdle || (cursor.transaction && cursor.transaction.state !== 'open')) void this.close(id);
    }
  }

  private async releasePinned(session: PostgresSession): Promise<void> {
    try {
      await session.query(Sql.closeCursors);
    } catch {
      session.discard();
    }
    this.pool.release(session);
  }
}
