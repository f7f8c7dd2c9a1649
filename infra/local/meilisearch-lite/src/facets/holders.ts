import { DocSet } from '../documents/doc-set';

/** From this many holders on a bitmap answers faster than a walk. */
const BITMAP_FROM = 64;

/** The documents that have one value: a plain set while they are few, with a bitmap made on demand when many. */
export class Holders {
  readonly docs = new Set<number>();
  private bitmap: DocSet | undefined;

  get size(): number {
    return this.docs.size;
  }

  add(doc: number): void {
    this.docs.add(doc);
    this.bitmap?.add(doc);
  }

  delete(doc: number): boolean {
    this.bitmap?.delete(doc);
    return this.docs.delete(doc);
  }

  addTo(target: DocSet): void {
    if (this.docs.size < BITMAP_FROM) target.addAll(this.docs);
    else target.addSet(this.asBitmap());
  }

  /** How many of the documents have the value. */
  countIn(docs: DocSet): number {
    if (this.docs.size >= BITMAP_FROM) return this.asBitmap().countShared(docs);
    let count = 0;
    for (const doc of this.docs) if (docs.has(doc)) count++;
    return count;
  }

  hasAnyIn(docs: DocSet): boolean {
    for (const doc of this.docs) if (docs.has(doc)) return true;
    return false;
  }

  private asBitmap(): DocSet {
    return (this.bitmap ??= DocSet.of(this.docs));
  }
}
