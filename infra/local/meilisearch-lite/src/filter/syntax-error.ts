/** A filter that cannot be understood, with the place: Meilisearch ends the message with `from:to expression`. */
export class FilterSyntaxError extends Error {
  constructor(message: string, source: string, start: number, end: number) {
    super(`${message}\n${start + 1}:${end + 1} ${source}`);
  }
}
