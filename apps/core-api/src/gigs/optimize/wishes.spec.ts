import type { Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { DEFAULT_WEIGHTS } from '@noillin/optimizer';
import { quorumFor, wishesOf } from './wishes';

const RANGE = { from: 0, to: 1 };
const hours = (start: string, end: string) => ({ timezone: 'UTC', start, end });
const refusedField = (body: Parameters<typeof wishesOf>[0]): string | undefined => {
  try {
    wishesOf(body, RANGE);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.fields?.[0]?.field : String(error);
  }
};

describe('wishes for windows', () => {
  it('are the defaults where nothing is said', () => {
    expect(wishesOf({}, RANGE)).toEqual({
      ...RANGE,
      preferredHours: null,
      weights: DEFAULT_WEIGHTS,
      limit: 10,
    });
  });

  it('count nothing by what is left out of the weights', () => {
    const { weights } = wishesOf({ weights: { reach: 2 } }, RANGE);
    expect([weights.reach, weights.members]).toEqual([2, 0]);
  });

  it.each([
    ['preferredHours.end', { preferredHours: hours('16:00', '10:00') }],
    ['preferredHours.end', { preferredHours: hours('10:00', '10:00') }],
    ['weights', { weights: {} }],
    ['weights', { weights: { members: 0 } }],
    ['weights', { weights: { preferredHours: 1 } }],
    [undefined, { weights: { preferredHours: 1 }, preferredHours: hours('10:00', '24:00') }],
  ])('that are wrong in %s are refused', (field, body) => expect(refusedField(body)).toBe(field));
});

describe('the quorum', () => {
  const gig = (quorum: number | null) => ({ quorum }) as Gig;

  it('is the larger of the gig’s and the one wished for', () => {
    expect(quorumFor(gig(null), undefined, 3)).toBeNull();
    expect([quorumFor(gig(2), 3, 3), quorumFor(gig(3), 2, 3), quorumFor(gig(null), 1, 3)]).toEqual([3, 3, 1]);
  });

  it('above the number of members is refused', () => {
    expect(() => quorumFor(gig(null), 4, 3)).toThrow('Only 3');
  });
});
