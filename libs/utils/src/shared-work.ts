/**
 * Work that several callers want done at the same time is done once, and all of them get its outcome. Nothing is kept:
 * whoever asks after the end starts anew. A caller may get what was read shortly before it asked.
 */
export class SharedWork<Result> {
  private readonly running = new Map<string, Promise<Result>>();

  /** Joins the work under way for `key`, or starts it. */
  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const joined = this.running.get(key);
    if (joined) return joined;
    const started = work().finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }
}
