import { splitPayment, type Part } from '@noillin/payments';
import * as fc from 'fast-check';
import type { Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { differenceLines, memberTerms } from './member-terms';
import { obstacleToLeaving, withoutMember, withSubstitute } from './remaining-members';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const booking = {
  id: 'booking-1',
  price: { amount: 10_001, currency: 'EUR' },
  members: [],
} as unknown as Booking;

/** The parts of a price less the fee over members with the given weights. */
const partsOf = (amount: number, feeBps: number, shares: readonly number[]): Part[] => {
  const members = shares.map((shareBps, index) => ({ influencerId: `m${index}`, shareBps }));
  return splitPayment({ bookingId: 'booking-1', amount, currency: 'EUR', feeBps, members }, new Date(0)).map(
    (part) => ({ influencerId: part.influencerId, amount: part.amount, left: part.left }),
  );
};
/** Two to eight shares that are 10000 in all. */
const shares = fc
  .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 7 })
  .map((some) => [10_000 - sum(some), ...some]);
const purchase = fc.record({
  amount: fc.integer({ min: 1, max: 10_000_000 }),
  feeBps: fc.integer({ min: 0, max: 10_000 }),
  shares,
});
const take = (parts: readonly Part[], lines: readonly { influencerId: string | null; amount: number }[]) =>
  parts.map((part) => ({
    ...part,
    left:
      part.left - sum(lines.filter((one) => one.influencerId === part.influencerId).map((one) => one.amount)),
  }));

describe('terms on which one member leaves', () => {
  it('are, for 100.01 over three with a fee of 15 %, the part and the fee on it', () => {
    const parts = partsOf(10_001, 1_500, [3_334, 3_333, 3_333]);
    const terms = memberTerms(booking, 'm1', parts, 10_000);
    expect(parts.map(({ left }) => left)).toEqual([1_500, 2_834, 2_834, 2_833]);
    expect([terms.refund.amount, terms.keeps.amount, terms.feeRefund.amount]).toEqual([3_334, 0, 500]);
    expect(terms.lines).toEqual([
      { influencerId: null, amount: 500 },
      { influencerId: 'm1', amount: 2_834 },
    ]);
  });

  it('are exact for any price, fee, shares, policy and order in which members leave, and touch nobody else', () => {
    const leavers = fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 0, max: 10_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(purchase, leavers, ({ amount, feeBps, shares: some }, gone) => {
        let parts = partsOf(amount, feeBps, some);
        let refunded = 0;
        for (const [index, bps] of gone) {
          const memberId = `m${index % some.length}`;
          const terms = memberTerms(booking, memberId, parts, bps);
          expect(sum(terms.lines.map((line) => line.amount))).toBe(terms.refund.amount);
          const after = take(parts, terms.lines);
          expect(after.every(({ left }) => left >= 0)).toBe(true);
          const untouched = (list: readonly Part[]) =>
            list.filter(({ influencerId }) => influencerId !== null && influencerId !== memberId);
          expect(untouched(after)).toEqual(untouched(parts));
          expect(after.find(({ influencerId }) => influencerId === memberId)?.left).toBe(terms.keeps.amount);
          parts = after;
          refunded += terms.refund.amount;
        }
        expect(refunded + sum(parts.map(({ left }) => left))).toBe(amount);
      }),
    );
  });

  it('give everything back, fee and all, once every member has left in full', () => {
    fc.assert(
      fc.property(purchase, ({ amount, feeBps, shares: some }) => {
        fc.pre(feeBps < 10_000);
        let parts = partsOf(amount, feeBps, some);
        fc.pre(sum(parts.slice(1).map(({ left }) => left)) > 0);
        for (const { influencerId } of parts.slice(1))
          parts = take(parts, memberTerms(booking, influencerId ?? '', parts, 10_000).lines);
        expect(parts.map(({ left }) => left)).toEqual(parts.map(() => 0));
      }),
    );
  });

  it('are named: other terms, or another member’s, have another name', () => {
    const parts = partsOf(10_001, 1_500, [5_000, 5_000]);
    const names = [
      memberTerms(booking, 'm0', parts, 10_000),
      memberTerms(booking, 'm1', parts, 10_000),
      memberTerms(booking, 'm0', parts, 5_000),
      memberTerms({ ...booking, id: 'booking-2' }, 'm0', parts, 10_000),
    ].map(({ quoteId }) => quoteId);
    expect(new Set(names).size).toBe(4);
    expect(memberTerms(booking, 'm0', parts, 10_000).quoteId).toBe(names[0]);
  });
});

describe('a substitute for less', () => {
  it('leaves exactly what they were offered, and the brand the difference and the fee on it', () => {
    fc.assert(
      fc.property(
        purchase,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ amount, feeBps, shares: some }, of) => {
          const parts = partsOf(amount, feeBps, some);
          const { part, fee } = shareOf(parts, 'm0');
          const offered = Math.floor(part * of);
          const lines = differenceLines(parts, 'm0', offered);
          const after = take(parts, lines);
          expect(shareOf(after, 'm0').part).toBe(offered);
          const [ofFee = 0] = lines.map((line) => line.amount);
          expect(ofFee).toBeLessThanOrEqual(fee);
          expect(sum(after.map(({ left }) => left)) + sum(lines.map((line) => line.amount))).toBe(amount);
        },
      ),
    );
  });

  it('changes nothing for the same amount', () => {
    expect(differenceLines(partsOf(10_001, 1_500, [5_000, 5_000]), 'm0', 4_251)).toEqual([]);
  });
});

describe('who remains', () => {
  const members = [
    { influencerId: 'asha', shareBps: 5_000, required: true },
    { influencerId: 'ben', shareBps: 3_000, required: false },
    { influencerId: 'cleo', shareBps: 2_000, required: false },
  ];

  it.each([
    ['asha', null, /without this member/],
    ['ben', 3, /needs 3/],
    ['nobody', null, /without this member/],
  ])('is not enough without %s and a quorum of %s', (memberId, quorum, why) => {
    expect(obstacleToLeaving({ members, quorum }, [memberId])).toMatch(why);
  });

  it('is enough without an optional member while the quorum holds', () => {
    expect(obstacleToLeaving({ members, quorum: 2 }, ['ben'])).toBeNull();
    expect(obstacleToLeaving({ members, quorum: null }, ['cleo'])).toBeNull();
    const [, ben] = members;
    expect(obstacleToLeaving({ members: ben ? [ben] : [], quorum: null }, ['ben'])).toMatch(/needs 1/);
  });

  it('is not enough without two of whom one could go, and is without two who are not needed', () => {
    expect(obstacleToLeaving({ members, quorum: 2 }, ['ben', 'cleo'])).toMatch(/needs 2/);
    expect(obstacleToLeaving({ members, quorum: null }, ['cleo', 'asha'])).toMatch(/without this member/);
    expect(obstacleToLeaving({ members, quorum: null }, ['ben', 'cleo'])).toBeNull();
  });

  it('counts a member of before it was noted as required', () => {
    const old = members.map(({ required: _required, ...member }) => member);
    expect(obstacleToLeaving({ members: old, quorum: null }, ['ben'])).not.toBeNull();
  });

  it('shares everything in the same proportions, and a substitute has the place of who left', () => {
    expect(withoutMember(members, 'ben').map(({ shareBps }) => shareBps)).toEqual([7_143, 2_857]);
    expect(withSubstitute(members, 'ben', 'dara').map(({ influencerId }) => influencerId)).toEqual([
      'asha',
      'dara',
      'cleo',
    ]);
  });
});
