import { isStale } from './event-order';

const at = (seconds: number, sequence: number | null = null) => ({
  occurredAt: new Date(seconds * 1_000),
  sequence,
});

describe('isStale', () => {
  it('takes the first event as new', () => {
    expect(isStale(at(1), null)).toBe(false);
  });

  it('goes by the sequence where both have one, whatever the clocks say', () => {
    expect(isStale(at(1, 3), at(5, 2))).toBe(false);
    expect(isStale(at(9, 2), at(5, 3))).toBe(true);
  });

  it('goes by the time where one has no sequence', () => {
    expect(isStale(at(1), at(5, 2))).toBe(true);
    expect(isStale(at(9), at(5, 2))).toBe(false);
  });

  it('takes the same event again as old', () => {
    expect(isStale(at(5, 2), at(5, 2))).toBe(true);
    expect(isStale(at(5), at(5))).toBe(true);
  });
});
