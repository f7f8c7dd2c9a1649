/** RFC 9457 problem details, as every error of the platform is answered. */
export interface Problem {
  /** URI reference naming the kind of problem; stable per `code`. */
  type: string;
  title: string;
  /** HTTP status code. */
  status: number;
  detail: string;
  /** Stable machine-readable code out of the error catalogue. */
  code: string;
  requestId: string;
  /** One entry per offending field, only for malformed or refused input. */
  errors?: FieldProblem[];
  /** Only for `transition_not_allowed`: the state in which the object is. */
  state?: string;
  /** Only for `transition_not_allowed`: what the object accepts in this state. */
  allowedActions?: readonly string[];
}

export interface FieldProblem {
  /** Path of the field, e.g. `weekly.0.start`. */
  field: string;
  message: string;
}
