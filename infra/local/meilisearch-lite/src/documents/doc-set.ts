/** A set of document numbers as a bitmap: intersections and counts cost one pass over n/32 words. */
export class DocSet {
  private words: Uint32Array;

  constructor(capacity = 1024) {
    this.words = new Uint32Array(Math.max(1, (capacity + 31) >>> 5));
  }

  static of(docs: Iterable<number>, capacity?: number): DocSet {
    const set = new DocSet(capacity);
    for (const doc of docs) set.add(doc);
    return set;
  }

  add(doc: number): void {
    const word = doc >>> 5;
    if (word >= this.words.length) this.grow(word + 1);
    this.words[word]! |= 1 << (doc & 31);
  }

  addAll(docs: Iterable<number>): this {
    for (const doc of docs) this.add(doc);
    return this;
  }

  /** Adds the members of another set to this one. */
  addSet(other: DocSet): void {
    if (other.words.length > this.words.length) this.grow(other.words.length);
    for (let i = 0; i < other.words.length; i++) this.words[i]! |= other.words[i]!;
  }

  delete(doc: number): void {
    const word = doc >>> 5;
    if (word < this.words.length) this.words[word]! &= ~(1 << (doc & 31));
  }

  has(doc: number): boolean {
    return ((this.words[doc >>> 5] ?? 0) & (1 << (doc & 31))) !== 0;
  }

  clone(): DocSet {
    const copy = new DocSet(0);
    copy.words = this.words.slice();
    return copy;
  }

  and(other: DocSet): DocSet {
    const [short, long] = this.words.length <= other.words.length ? [this, other] : [other, this];
    const result = short.clone();
    for (let i = 0; i < result.words.length; i++) result.words[i]! &= long.words[i]!;
    return result;
  }

  or(other: DocSet): DocSet {
    const [short, long] = this.words.length <= other.words.length ? [this, other] : [other, this];
    const result = long.clone();
    for (let i = 0; i < short.words.length; i++) result.words[i]! |= short.words[i]!;
    return result;
  }

  andNot(other: DocSet): DocSet {
    const result = this.clone();
    const shared = Math.min(result.words.length, other.words.length);
    for (let i = 0; i < shared; i++) result.words[i]! &= ~other.words[i]!;
    return result;
  }

  /** The size of the intersection, without making it. */
  countShared(other: DocSet): number {
    const shared = Math.min(this.words.length, other.words.length);
    let count = 0;
    for (let i = 0; i < shared; i++) count += popCount(this.words[i]! & other.words[i]!);
    return count;
  }

  get size(): number {
    let count = 0;
    for (let i = 0; i < this.words.length; i++) count += popCount(this.words[i]!);
    return count;
  }

  /** The document numbers, ascending. */
  toArray(): number[] {
    const docs: number[] = [];
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]!; word !== 0; word &= word - 1) {
        docs.push((i << 5) + 31 - Math.clz32(word & -word));
      }
    }
    return docs;
  }

  private grow(needed: number): void {
    const grown = new Uint32Array(Math.max(needed, this.words.length * 2));
    grown.set(this.words);
    this.words = grown;
  }
}

function popCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
