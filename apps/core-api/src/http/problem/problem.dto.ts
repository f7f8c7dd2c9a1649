/** One offending field. */
export class FieldProblemDto {
  /**
   * Path of the field.
   * @example 'weekly.0.start'
   */
  field!: string;
  /**
   * What is wrong with it.
   * @example 'start must be a local time, HH:mm'
   */
  message!: string;
}

/** Problem details (RFC 9457), the shape of every error. */
export class ProblemDto {
  /**
   * URI reference naming the kind of problem; stable per code.
   * @example '/problems/slot_taken'
   */
  type!: string;
  /**
   * The HTTP status in words.
   * @example 'Conflict'
   */
  title!: string;
  /**
   * The HTTP status code.
   * @example 409
   */
  status!: number;
  /**
   * What happened, for people. Machines look at `code`.
   * @example 'Somebody else has just taken this slot.'
   */
  detail!: string;
  /**
   * Stable machine-readable code.
   * @example 'slot_taken'
   */
  code!: string;
  /**
   * The request's id, as in `X-Request-Id`; quote it when you ask for help.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  requestId!: string;
  /** One entry per offending field, only for malformed or refused input. */
  errors?: FieldProblemDto[];
  /**
   * The state in which the object is; only for `transition_not_allowed`.
   * @example 'completed'
   */
  state?: string;
  /**
   * What the object accepts in this state; only for `transition_not_allowed`.
   * @example ['dispute']
   */
  allowedActions?: string[];
}
