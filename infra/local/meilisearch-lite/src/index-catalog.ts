import { indexNotFound, MeiliError } from './errors';
import { SearchIndex } from './search-index';

/** The indexes of the server by uid. */
export class IndexCatalog {
  private readonly indexes = new Map<string, SearchIndex>();

  find(uid: string): SearchIndex | undefined {
    return this.indexes.get(uid);
  }

  /** Fails with `index_not_found`. */
  get(uid: string): SearchIndex {
    const index = this.indexes.get(uid);
    if (!index) throw indexNotFound(uid);
    return index;
  }

  /** All indexes by uid. */
  list(): SearchIndex[] {
    return [...this.indexes.values()].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  }

  create(uid: string, createdAt: string): SearchIndex {
    const index = new SearchIndex(uid, createdAt);
    this.indexes.set(uid, index);
    return index;
  }

  delete(uid: string): void {
    this.indexes.delete(uid);
  }

  /** Exchanges the indexes of each pair; does nothing when one of them is missing but say so. */
  swap(pairs: readonly (readonly [string, string])[]): void {
    const missing = [...new Set(pairs.flat())].filter((uid) => !this.indexes.has(uid));
    if (missing.length === 1) throw indexNotFound(missing[0]!);
    if (missing.length > 1) {
      const names = missing.map((uid) => `\`${uid}\``).join(', ');
      throw new MeiliError('index_not_found', `Indexes ${names} not found.`);
    }
    for (const [left, right] of pairs) this.exchange(left, right);
  }

  private exchange(left: string, right: string): void {
    const a = this.get(left);
    const b = this.get(right);
    a.uid = right;
    b.uid = left;
    this.indexes.set(left, b);
    this.indexes.set(right, a);
  }
}
