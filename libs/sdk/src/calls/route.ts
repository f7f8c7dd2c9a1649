/** Where an operation is, and what is special about it. */
export interface Route {
  method: string;
  /** With `{parameters}`. */
  path: string;
  /** It takes an `Idempotency-Key`: repeating it is safe. */
  takesKey?: true;
  /** Of its body, where that is not JSON. */
  contentType?: string;
}
