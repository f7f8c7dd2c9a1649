/** PostgreSQL's connection ended under a statement. */
export class ConnectionLost extends Error {
  constructor(
    /** True when the statement had been sent: it may or may not have taken effect. */
    readonly outcomeUnknown: boolean,
    cause?: unknown,
  ) {
    super('the connection to PostgreSQL was lost', { cause });
  }
}

/** PostgreSQL cannot be reached at the moment; nothing was sent. */
export class PostgresUnavailable extends Error {
  constructor(cause?: unknown) {
    super('PostgreSQL cannot be reached', { cause });
  }
}
