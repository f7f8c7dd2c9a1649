import { comparePositions, type EventPosition } from './event-order';

const at = (seconds: number, sequence: number | null = null): EventPosition => ({
  occurredAt: new Date(seconds * 1_000),
  sequence,
});

describe('where two events of a provider stand', () => {
  it.each([
    ['the lower number is earlier', at(9, 1), at(0, 2), -1],
    ['the higher number is later', at(0, 12), at(9, 3), 9],
    ['the same number is the same place', at(0, 4), at(9, 4), 0],
    ['no number is before any', at(9), at(0, 2), -2],
    ['any number is after none', at(0, 2), at(9), 2],
  ])('by numbers: %s', (_, one, other, expected) => {
    expect(comparePositions(one, other, true)).toBe(expected);
  });

  it.each([
    ['the earlier moment is earlier, whatever its number', at(1, 9), at(2, 1), -1_000],
    ['the later moment is later', at(5), at(2), 3_000],
    ['the same moment is the same place', at(2, 1), at(2, 7), 0],
  ])('by the clock: %s', (_, one, other, expected) => {
    expect(comparePositions(one, other, false)).toBe(expected);
  });
});
