import { DocSet } from './doc-set';
import type { Document } from './json';

/** The documents of one index. Each has a small number, stable while it lives, that every other structure refers to. */
export class DocumentStore {
  readonly alive = new DocSet();
  private readonly slots: (Document | undefined)[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly fieldCounts = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  /** One more than the highest number in use: the length of arrays indexed by document number. */
  get capacity(): number {
    return this.slots.length;
  }

  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  at(doc: number): Document {
    const document = this.slots[doc];
    if (!document) throw new Error(`document number ${doc} is not in use`);
    return document;
  }

  find(id: string): Document | undefined {
    const doc = this.numbers.get(id);
    return doc === undefined ? undefined : this.slots[doc];
  }

  /** Stores the document under its id, keeping the number of the one it replaces. */
  put(id: string, document: Document): number {
    const known = this.numbers.get(id);
    if (known !== undefined) this.countFields(this.at(known), -1);
    const doc = known ?? this.free.pop() ?? this.slots.length;
    this.slots[doc] = document;
    this.numbers.set(id, doc);
    this.alive.add(doc);
    this.countFields(document, 1);
    return doc;
  }

  remove(id: string): void {
    const doc = this.numbers.get(id);
    if (doc === undefined) return;
    this.countFields(this.at(doc), -1);
    this.slots[doc] = undefined;
    this.numbers.delete(id);
    this.alive.delete(doc);
    this.free.push(doc);
  }

  /** How many documents have each top-level field, by name. */
  fieldDistribution(): Record<string, number> {
    return Object.fromEntries([...this.fieldCounts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private countFields(document: Document, change: 1 | -1): void {
    for (const field of Object.keys(document)) {
      const count = (this.fieldCounts.get(field) ?? 0) + change;
      if (count === 0) this.fieldCounts.delete(field);
      else this.fieldCounts.set(field, count);
    }
  }
}
