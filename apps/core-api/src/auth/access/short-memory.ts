const MOST_REMEMBERED = 20_000;

interface Remembered<Value> {
  value: Promise<Value>;
  until: number;
}

/** Answers that are believed for a short while before they are asked for again. Those who ask at the same moment share one answer. */
export class ShortMemory<Value> {
  private readonly remembered = new Map<string, Remembered<Value>>();

  constructor(private readonly believedMs: number) {}

  /** What is remembered under `key`, or what `ask` answers now. */
  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = this.remembered.get(key);
    if (known && known.until > performance.now()) return known.value;
    const value = ask();
    this.remember(key, value);
    return value;
  }

  forget(key: string): void {
    this.remembered.delete(key);
  }

  private remember(key: string, value: Promise<Value>): void {
    if (this.remembered.size >= MOST_REMEMBERED) this.forgetOld();
    this.remembered.set(key, { value, until: performance.now() + this.believedMs });
    // Whoever did not answer is asked again by the next request.
    value.catch(() => this.remembered.delete(key));
  }

  private forgetOld(): void {
    const now = performance.now();
    for (const [key, { until }] of this.remembered) if (until <= now) this.remembered.delete(key);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
  }
}
