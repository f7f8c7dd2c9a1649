import { BsonDocument } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';
import { codeOf, isOutcomeUnknown } from './classify';
import { Code, codeName } from './codes';
import { MongoError } from './mongo-error';

const unavailable = new Set<number>([Code.NotWritablePrimary, Code.InterruptedDueToReplStateChange]);
const transient = new Set<number>([
  Code.WriteConflict,
  Code.NoSuchTransaction,
  Code.LockTimeout,
  Code.SnapshotUnavailable,
  ...unavailable,
]);

/** The answer to a command that failed, with the labels drivers retry by. */
export function errorReply(error: unknown, request?: CommandRequest): BsonDocument {
  const code = codeOf(error, request?.inTransaction ?? false);
  const labels = errorLabels(error, code, request);
  return {
    ok: 0,
    errmsg: error instanceof Error ? error.message : String(error),
    code,
    codeName: codeName(code),
    ...(error instanceof MongoError ? error.details : {}),
    ...(labels.length ? { errorLabels: labels } : {}),
  };
}

function errorLabels(error: unknown, code: number, request: CommandRequest | undefined): string[] {
  if (!request) return [];
  if (request.name === 'commitTransaction') return commitLabels(error, code);
  if (request.inTransaction) return transient.has(code) ? ['TransientTransactionError'] : [];
  // A write that may have been applied is never repeated by the driver: the gateway cannot tell the two apart.
  return unavailable.has(code) && !isOutcomeUnknown(error) ? ['RetryableWriteError'] : [];
}

function commitLabels(error: unknown, code: number): string[] {
  if (isOutcomeUnknown(error)) return ['UnknownTransactionCommitResult'];
  return transient.has(code) ? ['TransientTransactionError'] : [];
}
