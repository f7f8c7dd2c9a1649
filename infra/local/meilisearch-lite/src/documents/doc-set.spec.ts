import { DocSet } from './doc-set';

describe('DocSet', () => {
  const small = DocSet.of([1, 31, 32, 5000]);
  const other = DocSet.of([2, 32, 5000, 99_999]);

  it('holds what was added, in order, beyond its first size', () => {
    expect(other.toArray()).toEqual([2, 32, 5000, 99_999]);
    expect(other.size).toBe(4);
    expect(other.has(99_998)).toBe(false);
  });

  it('combines sets of different sizes and leaves them alone', () => {
    expect(small.and(other).toArray()).toEqual([32, 5000]);
    expect(small.or(other).toArray()).toEqual([1, 2, 31, 32, 5000, 99_999]);
    expect(small.andNot(other).toArray()).toEqual([1, 31]);
    expect(other.andNot(small).toArray()).toEqual([2, 99_999]);
    expect(small.countShared(other)).toBe(2);
    expect(small.toArray()).toEqual([1, 31, 32, 5000]);
  });

  it('adds and removes in place', () => {
    const set = DocSet.of([3]);
    set.addSet(other);
    set.delete(3);
    set.delete(1_000_000);
    expect(set.toArray()).toEqual(other.toArray());
  });
});
