import type { GigMember } from '@noillin/catalog';
import * as fc from 'fast-check';
import { bookedMembers } from './booked-members';

const gig = (...shares: number[]) => ({
  members: shares.map((shareBps, index): GigMember => ({
    influencerId: `m${index}`,
    shareBps,
    required: true,
    status: 'accepted',
  })),
});

describe('the members of a booking', () => {
  it('keep their shares when all take part, in the order of the gig', () => {
    expect(bookedMembers(gig(5_000, 3_000, 2_000), ['m2', 'm0', 'm1'])).toEqual([
      { influencerId: 'm0', shareBps: 5_000, required: true },
      { influencerId: 'm1', shareBps: 3_000, required: true },
      { influencerId: 'm2', shareBps: 2_000, required: true },
    ]);
  });

  it('share in proportion when fewer do, what is left over going to whom rounding took most from', () => {
    expect(bookedMembers(gig(5_000, 3_000, 2_000), ['m0', 'm1'])).toEqual([
      { influencerId: 'm0', shareBps: 6_250, required: true },
      { influencerId: 'm1', shareBps: 3_750, required: true },
    ]);
    const thirds = bookedMembers(gig(2_500, 2_500, 2_500, 2_500), ['m1', 'm2', 'm3']);
    expect(thirds.map(({ shareBps }) => shareBps)).toEqual([3_334, 3_333, 3_333]);
  });

  it('always have 10000 between them, nobody less than in the gig', () => {
    const someGig = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(someGig, fc.integer({ min: 1, max: 20 }), (shares, count) => {
        const whole = gig(...shares);
        const chosen = whole.members.slice(0, count);
        const booked = bookedMembers(
          whole,
          chosen.map(({ influencerId }) => influencerId),
        );
        expect(booked.reduce((sum, { shareBps }) => sum + shareBps, 0)).toBe(10_000);
        booked.forEach(({ shareBps }, index) =>
          expect(shareBps).toBeGreaterThanOrEqual(chosen[index]?.shareBps ?? 0),
        );
      }),
    );
  });
});
