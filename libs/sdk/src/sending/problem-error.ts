import type { FieldProblemDto, ProblemDto } from '../generated/api';
import { retryAfterMs } from './retry-after';

/** Whether it is a problem of the API; proxies in between may refuse in other words. */
const isProblem = (value: unknown): value is ProblemDto =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The API refused (RFC 9457). Branch on `code`; expect ones that you do not know. */
export class ProblemError extends Error {
  /** Stable and machine-readable; `unknown` where something between you and the API refused in other words. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  /** What happened, for people. */
  readonly detail: string;
  /** The offending fields, where input was malformed or refused. */
  readonly fields: readonly FieldProblemDto[];
  /** Quote it when you ask for help. */
  readonly requestId: string | undefined;
  /** Milliseconds after which another try makes sense, where the answer says so. */
  readonly retryAfterMs: number | undefined;
  /** The whole body: some problems have members of their own, such as `challengeToken` of `mfa_required`. */
  readonly body: unknown;

  private constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    const detail = problem?.detail ?? (response.statusText || 'The request was refused');
    super(`${response.status} ${problem?.code ?? 'unknown'}: ${detail}`);
    this.name = 'ProblemError';
    this.code = problem?.code ?? 'unknown';
    this.status = response.status;
    this.detail = detail;
    this.fields = problem?.errors ?? [];
    this.requestId = problem?.requestId ?? response.headers.get('x-request-id') ?? undefined;
    this.retryAfterMs = retryAfterMs(response.headers);
    this.body = body;
  }

  /** Reads a refusal. */
  static async from(response: Response): Promise<ProblemError> {
    return new ProblemError(response, await bodyOf(response));
  }
}
