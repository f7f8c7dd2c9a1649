import type { ErrorCode } from '@noillin/contracts';
import type { Operation } from './operation';

const AUTHENTICATED: ErrorCode[] = [
  'token_missing',
  'token_invalid',
  'token_expired',
  'session_ended',
  'api_key_invalid',
  'permission_denied',
];
const WITH_BODY: ErrorCode[] = [
  'validation_failed',
  'malformed_json',
  'payload_too_large',
  'unsupported_media_type',
];
const ALWAYS: ErrorCode[] = ['rate_limited', 'internal_error', 'dependency_unavailable'];

/** Problems that follow from what a route is, so that no controller has to list them. */
export const impliedProblems = (operation: Operation): ErrorCode[] => [
  ...(operation['x-permission'] ? AUTHENTICATED : []),
  ...(operation.requestBody ? WITH_BODY : []),
  ...(operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'query')
    ? (['validation_failed'] as const)
    : []),
  ...ALWAYS,
];
