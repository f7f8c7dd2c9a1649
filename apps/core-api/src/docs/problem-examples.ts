import { ERRORS, type ErrorCode, type Problem } from '@noillin/contracts';
import { problemType } from '../http/problem/to-problem';

/** Arguments of every message of the catalogue by name, for examples. */
const SAMPLE_ARGUMENTS = {
  allowed: ['cancel'],
  dependency: 'database',
  event: 'complete',
  machine: 'booking',
  maxDays: 62,
  permission: 'gig:write',
  reason: 'the start is outside the open hours',
  resource: 'gig',
  state: 'held',
  status: 'paused',
};

const REQUEST_ID = '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11';

export const problemStatus = (code: ErrorCode): number => ERRORS[code].status;

/** What a client gets for `code`. */
export const problemExample = (code: ErrorCode): Problem => {
  const { status, title, detail } = ERRORS[code] as {
    status: number;
    title: string;
    detail: (args: object) => string;
  };
  return {
    type: problemType(code),
    title,
    status,
    detail: detail(SAMPLE_ARGUMENTS),
    code,
    requestId: REQUEST_ID,
    ...(code === 'transition_not_allowed' && {
      state: SAMPLE_ARGUMENTS.state,
      allowedActions: SAMPLE_ARGUMENTS.allowed,
    }),
    ...(code === 'validation_failed' && {
      errors: [{ field: 'limit', message: 'limit must be an integer number' }],
    }),
  };
};
