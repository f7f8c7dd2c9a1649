interface Gathering {
  keys: Set<string>;
  done: Promise<void>;
}

/**
 * Runs work for keys, one run at a time: whatever is asked for while a run goes on is gathered into the next one, each
 * key once. A burst of a thousand changes becomes a few runs, and a run never writes over a later one.
 */
export class GatheredRuns {
  private current: Promise<void> = Promise.resolve();
  private next: Gathering | undefined;

  constructor(private readonly work: (keys: string[]) => Promise<void>) {}

  /** Resolves when a run that began after this call has done the work for these keys; rejects when that run failed. */
  run(keys: readonly string[]): Promise<void> {
    const gathering = (this.next ??= this.gather());
    keys.forEach((key) => gathering.keys.add(key));
    return gathering.done;
  }

  private gather(): Gathering {
    const keys = new Set<string>();
    const begin = (): Promise<void> => {
      this.next = undefined;
      return this.work([...keys]);
    };
    const done = this.current.then(begin, begin);
    this.current = done;
    return { keys, done };
  }
}
