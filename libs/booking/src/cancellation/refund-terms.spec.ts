import { MODERATE_POLICY, NAMED_POLICIES } from '@noillin/catalog';
import { splitPayment, type Part } from '@noillin/payments';
import * as fc from 'fast-check';
import type { Booking } from '../booking';
import { refundTerms, type CancellingParty } from './refund-terms';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22, 12);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const bookingOf = (memberIds: string[], cancellationPolicy = MODERATE_POLICY): Booking =>
  ({
    id: 'booking-1',
    start: new Date(START),
    price: { amount: 10_001, currency: 'EUR' },
    members: memberIds.map((influencerId) => ({ influencerId })),
    cancellationPolicy,
    withdrawals: [] as Booking['withdrawals'],
  }) as Booking;

/** The parts of 100.01 less 15 % over the members, of which nothing has gone back yet. */
const partsOf = (memberIds: string[], amount = 10_001): Part[] => {
  const each = Math.floor(10_000 / memberIds.length);
  const members = memberIds.map((influencerId, index) => ({
    influencerId,
    shareBps: index === 0 ? 10_000 - each * (memberIds.length - 1) : each,
  }));
  const purchase = { bookingId: 'booking-1', amount, currency: 'EUR', feeBps: 1_500, members };
  return splitPayment(purchase, new Date(START)).map((part) => ({
    influencerId: part.influencerId,
    amount: part.amount,
    left: part.left,
  }));
};
const terms = (party: CancellingParty, hoursBefore: number, memberIds = ['asha', 'ben', 'cleo']) =>
  refundTerms({
    booking: bookingOf(memberIds),
    party,
    now: START - hoursBefore * HOUR,
    parts: partsOf(memberIds),
  });

describe('terms of a cancellation', () => {
  it('say for 100.01 over three members with a fee of 15 % and half of it refunded who gets what, exactly', () => {
    const { refund, retained, members, platformFee, lines } = terms('brand', 30);
    expect([refund.amount, retained.amount]).toEqual([5_000, 5_001]);
    expect([platformFee.amount, ...members.map(({ keeps }) => keeps.amount)]).toEqual([
      750, 1_417, 1_417, 1_417,
    ]);
    expect(lines.map(({ influencerId, amount }) => [influencerId, amount])).toEqual([
      [null, 750],
      ['asha', 1_417],
      ['ben', 1_417],
      ['cleo', 1_416],
    ]);
  });

  it.each(['influencer', 'admin'] as const)(
    'give everything back when the %s cancels, however late',
    (party) => {
      const { refund, refundBps, platformFee } = terms(party, 0);
      expect([refund.amount, refundBps, platformFee.amount]).toEqual([10_001, 10_000, 0]);
    },
  );

  it('are about nothing while nothing is paid', () => {
    const unpaid = { booking: bookingOf(['asha']), party: 'brand' as const, now: START, parts: [] };
    expect(refundTerms(unpaid)).toMatchObject({ refund: { amount: 0 }, retained: { amount: 0 }, lines: [] });
  });

  it('are about what is left once part of it went back', () => {
    const parts = partsOf(['asha', 'ben']).map((part) =>
      part.influencerId === 'ben' ? { ...part, left: 0 } : part,
    );
    const left = sum(parts.map((part) => part.left));
    const { refund, members } = refundTerms({
      booking: bookingOf(['asha']),
      party: 'admin',
      now: START,
      parts,
    });
    expect([refund.amount, members]).toEqual([
      left,
      [{ influencerId: 'asha', keeps: { amount: 0, currency: 'EUR' } }],
    ]);
  });

  it('have an id that only the same terms have', () => {
    expect(terms('brand', 30).quoteId).toBe(terms('brand', 29).quoteId);
    expect(terms('brand', 30).quoteId).not.toBe(terms('brand', 20).quoteId);
    expect(terms('brand', 30).quoteId).not.toBe(terms('influencer', 30).quoteId);
  });

  it('share out every unit of what was paid, under any policy and at any time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: -10, max: 500 }),
        fc.constantFrom(...Object.values(NAMED_POLICIES)),
        (amount, size, hoursBefore, policy) => {
          const memberIds = Array.from({ length: size }, (_, index) => `m${index}`);
          const parts = partsOf(memberIds, amount);
          const { refund, retained, members, platformFee, lines } = refundTerms({
            booking: bookingOf(memberIds, policy),
            party: 'brand',
            now: START - hoursBefore * HOUR,
            parts,
          });
          const kept = [platformFee.amount, ...members.map(({ keeps }) => keeps.amount)];
          expect(refund.amount + sum(kept)).toBe(amount);
          expect(sum(kept)).toBe(retained.amount);
          expect(sum(lines.map((line) => line.amount))).toBe(refund.amount);
          expect(kept.every((keeps) => Number.isSafeInteger(keeps) && keeps >= 0)).toBe(true);
        },
      ),
    );
  });

  it('leave alone what a member kept who was cancelled before, and the fee on it', () => {
    const parts = partsOf(['asha', 'ben', 'cleo']);
    // Half of cleo's part, and of the fee on it, went back then.
    const after = parts.map((part) => {
      if (part.influencerId === 'cleo') return { ...part, left: part.left - 1_416 };
      return part.influencerId === null ? { ...part, left: part.left - 250 } : part;
    });
    const booking = bookingOf(['asha', 'ben']);
    const all = refundTerms({ booking, party: 'admin', now: START, parts: after });
    const kept = after.find(({ influencerId }) => influencerId === 'cleo')?.left ?? 0;
    expect(all.members).toEqual([
      { influencerId: 'asha', keeps: { amount: 0, currency: 'EUR' } },
      { influencerId: 'ben', keeps: { amount: 0, currency: 'EUR' } },
      { influencerId: 'cleo', keeps: { amount: kept, currency: 'EUR' } },
    ]);
    expect(all.lines.find(({ influencerId }) => influencerId === 'cleo')?.amount).toBe(0);
    expect(all.retained.amount).toBe(kept + all.platformFee.amount);
    expect(all.platformFee.amount).toBe(250);
    expect(all.refund.amount + all.retained.amount).toBe(sum(after.map(({ left }) => left)));
  });
});
