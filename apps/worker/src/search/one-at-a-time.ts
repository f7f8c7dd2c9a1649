/** Runs work on the same key one after the other, in the order asked for; work on other keys goes on beside it. */
export class OneAtATime {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const previous = this.tails.get(key) ?? Promise.resolve();
    const current = previous.then(work, work);
    this.tails.set(key, current);
    const forget = (): void => {
      if (this.tails.get(key) === current) this.tails.delete(key);
    };
    current.then(forget, forget);
    return current;
  }
}
