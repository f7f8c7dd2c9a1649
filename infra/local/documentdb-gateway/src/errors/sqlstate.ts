import { Code, documentDbCode } from './codes';

const STATE_LENGTH = 5;
const BITS_PER_CHARACTER = 6;

/** PostgreSQL's own SQLSTATEs; see its manual, appendix A. */
const postgresCodes = new Map<string, number>([
  ['23505', Code.DuplicateKey], // unique_violation
  ['23P01', Code.DuplicateKey], // exclusion_violation: how DocumentDB builds unique indexes
  ['40001', Code.WriteConflict], // serialization_failure
  ['40P01', Code.WriteConflict], // deadlock_detected
  ['25P02', Code.WriteConflict], // in_failed_sql_transaction
  ['57014', Code.MaxTimeMSExpired], // query_canceled
  ['42P01', Code.NamespaceNotFound], // undefined_table
  ['0A000', Code.CommandNotSupported], // feature_not_supported
  ['53100', Code.OutOfDiskSpace], // disk_full
  ['22P02', Code.BadValue], // invalid_text_representation
  ['22023', Code.BadValue], // invalid_parameter_value
  ['22016', Code.BadValue], // invalid_argument_for_nth_value
  ['25P03', Code.NoSuchTransaction], // idle_in_transaction_session_timeout
  ['57P01', Code.InterruptedDueToReplStateChange], // admin_shutdown
  ['57P02', Code.InterruptedDueToReplStateChange], // crash_shutdown
  ['57P03', Code.NotWritablePrimary], // cannot_connect_now
]);

const LOCK_NOT_AVAILABLE = '55P03';
const PROGRAM_LIMIT_EXCEEDED = '54000';

/** MongoDB's code for a SQLSTATE; 1 (InternalError) for one we do not know. */
export function codeOfState(state: string, message: string, inTransaction: boolean): number {
  if (state === LOCK_NOT_AVAILABLE) return inTransaction ? Code.WriteConflict : Code.LockTimeout;
  if (state === PROGRAM_LIMIT_EXCEEDED)
    return /index row size/.test(message) ? Code.KeyTooLong : Code.InternalError;
  return documentDbCode(state) ?? postgresCodes.get(state) ?? Code.InternalError;
}

/** DocumentDB reports errors inside BSON as PostgreSQL packs a SQLSTATE: five characters of six bits, from '0'. */
export function unpackState(packed: number): string {
  let state = '';
  for (let shift = 0; shift < STATE_LENGTH; shift++)
    state += String.fromCharCode(((packed >> (shift * BITS_PER_CHARACTER)) & 0x3f) + 48);
  return state;
}

/** The code in DocumentDB's answer, which is a packed SQLSTATE or already MongoDB's. */
export function codeOfPacked(packed: number, message: string, inTransaction: boolean): number {
  const state = unpackState(packed);
  const isState = documentDbCode(state) !== undefined || /^[0-9A-Z]{5}$/.test(state);
  return isState ? codeOfState(state, message, inTransaction) : packed;
}
