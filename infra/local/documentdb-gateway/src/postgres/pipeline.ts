import { Connection } from 'pg';
import { BinaryRowMessage } from './binary-parser';
import { Parameter, Row, Step } from './statement';

/** pg's Connection as its source has it: the typings still show an older one. */
interface PipelineConnection {
  bind(config: { statement: string; values: Parameter[]; binary: boolean }): void;
  parse(query: { name: string; text: string }): void;
  execute(config: null): void;
  sync(): void;
  stream: Connection['stream'];
}

/**
 * Statements sent in one write and answered in one read, as one unit up to the first that fails. Rows come back as
 * bytes and are never described, which saves pg's per-query parsing of column metadata.
 */
export class Pipeline {
  private readonly results: Row[][];
  private current = 0;
  private readonly unconfirmed: string[] = [];
  private settled = false;

  constructor(
    private readonly steps: readonly Step[],
    private readonly prepared: Set<string>,
    private readonly resolve: (results: Row[][]) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.results = steps.map(() => []);
  }

  /** Called by pg when the connection is free. */
  submit(connection: Connection): void {
    const target = connection as unknown as PipelineConnection;
    target.stream.cork();
    for (const { statement, values } of this.steps) {
      if (!this.prepared.has(statement.name)) {
        target.parse(statement);
        this.unconfirmed.push(statement.name);
      }
      target.bind({ statement: statement.name, values, binary: true });
      target.execute(null);
    }
    target.sync();
    target.stream.uncork();
  }

  /** PostgreSQL skips what follows a failed step, so a statement counts as prepared only once it says so. */
  confirmPrepared(): void {
    const name = this.unconfirmed.shift();
    if (name) this.prepared.add(name);
  }

  handleDataRow(message: BinaryRowMessage): void {
    this.results[this.current]?.push(message.fields);
  }

  handleCommandComplete(): void {
    this.current++;
  }

  handleEmptyQuery(): void {
    this.current++;
  }

  handleRowDescription(): void {}

  handlePortalSuspended(): void {}

  handleError(error: Error): void {
    if (this.settled) return;
    this.settled = true;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.settled) return;
    this.settled = true;
    this.resolve(this.results);
  }
}
