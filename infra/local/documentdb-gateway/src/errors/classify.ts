import { ConnectionLost, PostgresUnavailable } from '../postgres/connection-lost';
import { Code } from './codes';
import { MongoError } from './mongo-error';
import { codeOfState } from './sqlstate';

/** What PostgreSQL says about a failed statement. */
export interface PostgresFailure {
  state: string;
  message: string;
  detail: string;
  constraint: string;
}

export function postgresFailure(error: unknown): PostgresFailure | undefined {
  if (!(error instanceof Error) || !('severity' in error)) return undefined;
  const { code, detail, constraint } = error as Error &
    Partial<Record<'code' | 'detail' | 'constraint', string>>;
  return { state: code ?? '', message: error.message, detail: detail ?? '', constraint: constraint ?? '' };
}

export const isDuplicateKey = (failure: PostgresFailure): boolean =>
  codeOfState(failure.state, failure.message, false) === Code.DuplicateKey;

/** Another session created the collection first: DocumentDB says so in words only. */
const collectionRace = /Unable to create the specified collection/;
const catalogRace = /tuple concurrently/;

export function codeOf(error: unknown, inTransaction: boolean): number {
  if (error instanceof MongoError) return error.code;
  if (error instanceof PostgresUnavailable) return Code.NotWritablePrimary;
  if (error instanceof ConnectionLost) return Code.InterruptedDueToReplStateChange;
  const failure = postgresFailure(error);
  if (!failure) return Code.InternalError;
  if (inTransaction && collectionRace.test(failure.message)) return Code.WriteConflict;
  return codeOfState(failure.state, failure.message, inTransaction);
}

/** Whether the same statement, sent again outside a transaction, can succeed: it lost a race and changed nothing. */
export function isRetryableRace(error: unknown): boolean {
  const failure = postgresFailure(error);
  if (!failure) return error instanceof MongoError && error.code === Code.WriteConflict;
  return (
    failure.state === '40001' ||
    failure.state === '40P01' ||
    collectionRace.test(failure.message) ||
    catalogRace.test(failure.message)
  );
}

/** True when PostgreSQL may have applied the statement before its connection went. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof ConnectionLost && error.outcomeUnknown;
