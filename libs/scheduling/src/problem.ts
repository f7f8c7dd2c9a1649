/** One thing wrong with an input, for a 400 or 422 answer. */
export interface Problem {
  /** Where: `weekly[2].start`. */
  readonly path: string;
  readonly message: string;
}
