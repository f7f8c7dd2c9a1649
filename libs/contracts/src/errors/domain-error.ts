import type { FieldProblem } from '../problem';
import { ERRORS, type ErrorArgs, type ErrorCode } from './catalogue';

interface DomainErrorOptions {
  cause?: unknown;
  /** Offending fields, shown as `errors` of the problem. */
  fields?: FieldProblem[];
  /** Seconds after which a retry makes sense; becomes Retry-After. */
  retryAfterSeconds?: number;
  /** What else a machine needs to go on; becomes members of the problem (RFC 9457, section 3.2). */
  members?: Readonly<Record<string, string | number>>;
}

type Rest<Code extends ErrorCode> =
  object extends ErrorArgs<Code>
    ? [args?: ErrorArgs<Code>, options?: DomainErrorOptions]
    : [args: ErrorArgs<Code>, options?: DomainErrorOptions];

/** An error out of the catalogue. Domain code throws nothing else on purpose; one filter per transport renders it. */
export class DomainError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly status: number;
  readonly title: string;
  readonly fields: FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly members: Readonly<Record<string, string | number>> | undefined;
  /** Arguments of the message, for machines that want more than the sentence. */
  readonly args: object;

  constructor(
    readonly code: Code,
    ...[args, options]: Rest<Code>
  ) {
    const definition = ERRORS[code] as { status: number; title: string; detail: (args: object) => string };
    super(definition.detail(args ?? {}), { cause: options?.cause });
    this.name = 'DomainError';
    this.args = args ?? {};
    this.status = definition.status;
    this.title = definition.title;
    this.fields = options?.fields;
    this.members = options?.members;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? (definition.status === 503 ? 2 : undefined);
  }
}

/** True for a catalogue error, of the given code if one is named. */
export const isDomainError = <Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is DomainError<Code> => error instanceof DomainError && (code === undefined || error.code === code);
