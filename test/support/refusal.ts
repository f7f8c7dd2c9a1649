import { type Problem } from '@noillin/contracts';
import { type ApiResponse } from '@noillin/testing';

export type Refusal = Problem & {
  /** Seconds, from the header `Retry-After`. */
  retryAfter: number | undefined;
};

/**
 * The problem in a refused answer. Every refusal has the same shape, whoever made it, so that is checked here once.
 * @throws Error showing an answer that is no problem, or one whose header and body disagree
 */
export async function refusal(asking: Promise<ApiResponse<unknown>>): Promise<Refusal> {
  const { status, headers, body } = await asking;
  const problem = body as Problem;
  const isProblem =
    String(headers['content-type']).startsWith('application/problem+json') &&
    [problem.type, problem.title, problem.detail, problem.code].every(isText) &&
    problem.status === status &&
    isText(problem.requestId) &&
    problem.requestId === headers['x-request-id'];
  if (!isProblem)
    throw new Error(`Not a problem: ${status} ${JSON.stringify(headers)} ${JSON.stringify(body)}`);
  const retryAfter = headers['retry-after'];
  return { ...problem, retryAfter: retryAfter === undefined ? undefined : Number(retryAfter) };
}

/** Status and code: what most tests want to know of a refusal. */
export async function refused(asking: Promise<ApiResponse<unknown>>): Promise<[number, string]> {
  const { status, code } = await refusal(asking);
  return [status, code];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
