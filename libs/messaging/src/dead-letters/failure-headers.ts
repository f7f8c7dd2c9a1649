/** Why the message failed last. */
export const ERROR_HEADER = 'x-error';
/** On messages in a dead-letter queue: names this failure, so that what is delivered twice counts once. */
export const FAILURE_ID_HEADER = 'x-failure-id';
/** When it was given up. UTC, ISO 8601. */
export const FAILED_AT_HEADER = 'x-failed-at';
