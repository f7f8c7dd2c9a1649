/** Metadata key: whether a route refuses requests without an Idempotency-Key. */
export const KEY_REQUIRED = 'idempotency:required';
