import { Client, Submittable } from 'pg';
import { PostgresOptions } from '../options';
import { BinaryConnection } from './binary-connection';
import { ConnectionLost } from './connection-lost';
import { Pipeline } from './pipeline';
import { Row, Statement, Step, step, Parameter } from './statement';

const CONNECT_TIMEOUT_MS = 5_000;

/** How every PostgreSQL session is set up: DocumentDB's schemas, quiet, quick to notice deadlocks. */
const SESSION_SETTINGS = [
  'search_path=documentdb_api_catalog,documentdb_api,public',
  'client_min_messages=error',
  'documentdb.useFileBasedPersistedCursors=on',
  'documentdb_core.enableCollation=on',
  'deadlock_timeout=50ms',
  'jit=off',
];

/** One PostgreSQL connection, used by one caller at a time. */
export class PostgresSession {
  private readonly connection = new BinaryConnection();
  private readonly client: Client;
  private readonly prepared = new Set<string>();
  private active: Pipeline | undefined;
  private connected = false;
  private lost = false;
  private prefix: Step[] = [];

  private constructor(
    postgres: PostgresOptions,
    private readonly onLost: () => void,
  ) {
    const options = SESSION_SETTINGS.map((setting) => `-c ${setting}`).join(' ');
    const config = {
      ...postgres,
      options,
      connection: this.connection,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    };
    this.client = new Client(config);
    this.connection.on('parseComplete', () => this.active?.confirmPrepared());
    this.client.on('error', () => this.lose());
    this.client.on('end', () => this.lose());
  }

  /** Throws whatever keeps PostgreSQL from being reached. `onLost` is told when the open connection ends by itself. */
  static async open(postgres: PostgresOptions, onLost: () => void): Promise<PostgresSession> {
    const session = new PostgresSession(postgres, onLost);
    await session.client.connect();
    session.connected = true;
    return session;
  }

  get isLost(): boolean {
    return this.lost;
  }

  /** Runs one statement and returns its rows. */
  async query(statement: Statement, ...values: Parameter[]): Promise<Row[]> {
    const results = await this.run([step(statement, ...values)]);
    return results[0] ?? [];
  }

  /** Runs statements in one round trip; the first error rejects and skips the rest. Rows per statement. */
  async run(steps: Step[]): Promise<Row[][]> {
    if (this.lost) throw new ConnectionLost(false);
    const prefix = this.prefix;
    this.prefix = [];
    const results = await this.send(prefix.length ? [...prefix, ...steps] : steps);
    return prefix.length ? results.slice(prefix.length) : results;
  }

  /** Steps to send in front of the next statement, so that BEGIN costs no round trip of its own. */
  prepend(steps: Step[]): void {
    this.prefix = steps;
  }

  /** Takes prepended steps back; true when there were some, that is when nothing was sent since. */
  dropPrepended(): boolean {
    const unsent = this.prefix.length > 0;
    this.prefix = [];
    return unsent;
  }

  discard(): void {
    this.lost = true;
    this.client.end().catch(() => this.connection.stream.destroy());
  }

  private lose(): void {
    if (this.lost) return;
    this.lost = true;
    if (this.connected) this.onLost();
  }

  private async send(steps: Step[]): Promise<Row[][]> {
    try {
      return await new Promise<Row[][]>((resolve, reject) => {
        this.active = new Pipeline(steps, this.prepared, resolve, reject);
        this.client.query(this.active as Submittable);
      });
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** An error without a severity did not come from PostgreSQL but from its connection. */
  private explain(error: unknown): unknown {
    if (error instanceof Error && 'severity' in error) {
      if (error.severity === 'FATAL' || error.severity === 'PANIC') this.lose();
      return error;
    }
    this.lose();
    return new ConnectionLost(true, error);
  }
}
