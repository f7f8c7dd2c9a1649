const UNAVAILABLE = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
]);

const RETRYABLE_CODES = new Set([91, 189, 11600, 11602, 10107, 13435, 13436]);

/** True when the database did not answer, as opposed to having refused. */
export const isMongoUnavailable = (error: unknown): boolean =>
  error instanceof Error &&
  (UNAVAILABLE.has(error.name) ||
    /before initial connection is complete|buffering timed out/.test(error.message) ||
    ('code' in error && RETRYABLE_CODES.has(Number(error.code))));
