import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '@noillin/contracts';

/** Extension under which the codes wait until the document is built. */
export const PROBLEMS_EXTENSION = 'x-problems';

/**
 * Documents the problems that a route answers with. What every route may answer (no token, no permission, malformed
 * input, a failure of ours) is added by itself.
 */
export const ApiProblems = (...codes: [ErrorCode, ...ErrorCode[]]) => ApiExtension(PROBLEMS_EXTENSION, codes);
