/** Where an error comes from, as Meilisearch classifies it. */
export type ErrorType = 'invalid_request' | 'internal' | 'auth' | 'system';

/** The body of every error answer and of `task.error`. */
export interface ErrorBody {
  message: string;
  code: string;
  type: ErrorType;
  link: string;
}

/** Codes that are not plain `invalid_request` answers with HTTP 400. */
const STATUSES: Record<string, { status: number; type?: ErrorType }> = {
  missing_authorization_header: { status: 401, type: 'auth' },
  missing_master_key: { status: 401, type: 'auth' },
  invalid_api_key: { status: 403, type: 'auth' },
  api_key_not_found: { status: 404 },
  index_not_found: { status: 404 },
  document_not_found: { status: 404 },
  task_not_found: { status: 404 },
  index_already_exists: { status: 409 },
  payload_too_large: { status: 413 },
  invalid_content_type: { status: 415 },
  missing_content_type: { status: 415 },
  internal: { status: 500, type: 'internal' },
};

/** An error that the caller is told about, over HTTP or in the task it enqueued. */
export class MeiliError extends Error {
  readonly status: number;

  constructor(
    readonly code: string,
    message: string,
    status?: number,
  ) {
    super(message);
    this.status = status ?? STATUSES[code]?.status ?? 400;
  }

  body(): ErrorBody {
    return {
      message: this.message,
      code: this.code,
      type: STATUSES[this.code]?.type ?? 'invalid_request',
      link: `https://docs.meilisearch.com/errors#${this.code}`,
    };
  }
}

export const indexNotFound = (uid: string) =>
  new MeiliError('index_not_found', `Index \`${uid}\` not found.`);

/** The error body for anything thrown while a task ran: a known error as it is, a defect as `internal`. */
export function toErrorBody(error: unknown): ErrorBody {
  if (error instanceof MeiliError) return error.body();
  const message = error instanceof Error ? error.message : String(error);
  return new MeiliError('internal', message).body();
}
