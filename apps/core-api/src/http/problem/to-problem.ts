import { isDomainError, type DomainError, type ErrorArgs, type Problem } from '@noillin/contracts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

/** URI reference of a code: the same words that the documentation lists. */
export const problemType = (code: string): string => `/problems/${code}`;

/** What only some codes say. */
const detailsOf = (error: DomainError): Partial<Problem> => {
  if (!isDomainError(error, 'transition_not_allowed')) return {};
  const { state, allowed } = error.args as ErrorArgs<'transition_not_allowed'>;
  return { state, allowedActions: allowed };
};

/** A catalogue error as RFC 9457 problem details. */
export const toProblem = (error: DomainError, requestId: string): Problem => ({
  ...error.members,
  type: problemType(error.code),
  title: error.title,
  status: error.status,
  detail: error.message,
  code: error.code,
  requestId,
  ...(error.fields && { errors: error.fields }),
  ...detailsOf(error),
});
