export { IdempotencyKey, Idempotent } from './idempotency/idempotent.decorator';
export * from './problem/problem.dto';
export * from './problem/to-domain-error';
export * from './problem/to-problem';
