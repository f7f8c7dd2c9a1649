/** The keys of a map in order, sorted on first use after the set of keys changed. */
export class SortedKeys<Key> {
  private keys: Key[] | undefined;

  constructor(
    private readonly source: ReadonlyMap<Key, unknown>,
    private readonly compare: (a: Key, b: Key) => number,
  ) {}

  invalidate(): void {
    this.keys = undefined;
  }

  all(): readonly Key[] {
    return (this.keys ??= [...this.source.keys()].sort(this.compare));
  }

  /** The keys within the bounds, both optional and each inclusive or not. */
  range(bounds: Bounds<Key>): readonly Key[] {
    const keys = this.all();
    const from = bounds.from === undefined ? 0 : this.firstAt(bounds.from, bounds.includeFrom ?? true);
    const to = bounds.to === undefined ? keys.length : this.firstAt(bounds.to, !(bounds.includeTo ?? true));
    return keys.slice(from, to);
  }

  /** Index of the first key >= limit, or > limit when the limit itself is to be skipped. */
  private firstAt(limit: Key, includeLimit: boolean): number {
    const keys = this.all();
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(keys[middle]!, limit);
      if (order < 0 || (order === 0 && !includeLimit)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export interface Bounds<Key> {
  from?: Key;
  includeFrom?: boolean;
  to?: Key;
  includeTo?: boolean;
}
