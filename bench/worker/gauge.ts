const WITHIN_MS = 60_000;

/** Holds the messages of one round back until all of them are in the queue, lets them go, and counts those that are done. */
export class Gauge {
  private effects: string[] = [];
  private handled = 0;
  private expected = 0;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private finish: () => void = () => undefined;

  /** @returns messages per second. @throws Error when not every id had its effect exactly once */
  async measure(ids: readonly string[], publish: () => Promise<void>): Promise<number> {
    this.close(ids.length);
    const finished = this.allHandled();
    await publish();
    const started = performance.now();
    this.open();
    await finished;
    const seconds = (performance.now() - started) / 1_000;
    this.requireEachOnce(new Set(ids));
    return ids.length / seconds;
  }

  /** For a consumer, before it handles a message. */
  released(): Promise<void> {
    return this.gate;
  }

  /** For a consumer, after it handled a message. */
  count(id: string, hadEffect: boolean): void {
    if (hadEffect) this.effects.push(id);
    this.handled += 1;
    if (this.handled === this.expected) this.finish();
  }

  private close(expected: number): void {
    this.effects = [];
    this.handled = 0;
    this.expected = expected;
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  private allHandled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      const giveUp = (): void => reject(new Error(`only ${this.handled} of ${this.expected} messages came`));
      setTimeout(giveUp, WITHIN_MS).unref();
    });
  }

  private requireEachOnce(ids: ReadonlySet<string>): void {
    const isEach = this.effects.every((id) => ids.has(id)) && new Set(this.effects).size === ids.size;
    if (isEach && this.effects.length === ids.size) return;
    throw new Error(`${ids.size} events took effect ${this.effects.length} times`);
  }
}
