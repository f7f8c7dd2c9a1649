import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '@noillin/contracts';

/** Extensions under which the codes wait until the document is built; one per use of the decorator. */
export const PROBLEMS_EXTENSION = 'x-problems';

/**
 * Documents the problems that a route answers with. What every route may answer (no token, no permission, malformed
 * input, a failure of ours) is added by itself. May be used more than once, on a route or on a whole controller.
 */
export const ApiProblems = (...codes: [ErrorCode, ...ErrorCode[]]) =>
  ApiExtension(`${PROBLEMS_EXTENSION}:${codes.join(',')}`, codes);
