import { MODERATE_POLICY } from '@noillin/catalog';
import { splitPayment, type Line, type Part } from '@noillin/payments';
import * as fc from 'fast-check';
import type { Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { FULL_BPS } from '../cancellation/policy';
import { refundTerms } from '../cancellation/refund-terms';
import { differenceLines, memberTerms } from './member-terms';

const START = Date.UTC(2026, 10, 22, 12);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const take = (parts: readonly Part[], lines: readonly Line[]): Part[] =>
  parts.map((part) => {
    const borne = lines.filter(({ influencerId }) => influencerId === part.influencerId);
    return { ...part, left: part.left - sum(borne.map(({ amount }) => amount)) };
  });

/** A group booking of so many members, and what went back to the brand so far. */
class Group {
  readonly members: string[];
  parts: Part[];
  refunded = 0;

  constructor(
    readonly price: number,
    feeBps: number,
    weights: readonly number[],
  ) {
    const shares = [FULL_BPS - sum(weights), ...weights];
    const members = shares.map((shareBps, index) => ({ influencerId: `m${index}`, shareBps }));
    this.members = members.map(({ influencerId }) => influencerId);
    const purchase = { bookingId: 'booking-1', amount: price, currency: 'INR', feeBps, members };
    this.parts = splitPayment(purchase, new Date(0)).map(({ influencerId, amount, left }) => ({
      influencerId,
      amount,
      left,
    }));
  }

  leave(memberId: string): void {
    this.giveBack(memberTerms(this.booking(), memberId, this.parts, FULL_BPS));
    this.members.splice(this.members.indexOf(memberId), 1);
  }

  replace(memberId: string, fraction: number): void {
    const { part } = shareOf(this.parts, memberId);
    const amount = Math.floor(part * fraction);
    const lines = differenceLines(this.parts, memberId, amount);
    this.giveBack({ lines, refund: { amount: sum(lines.map((line) => line.amount)) } });
    const newcomer = `${memberId}+`;
    this.members[this.members.indexOf(memberId)] = newcomer;
    this.parts = [
      ...take(this.parts, [{ influencerId: memberId, amount }]),
      { influencerId: newcomer, amount, left: amount },
    ];
  }

  cancel(): void {
    const now = START - 1;
    this.giveBack(refundTerms({ booking: this.booking(), party: 'admin', now, parts: this.parts }));
  }

  get left(): number[] {
    return this.parts.map(({ left }) => left);
  }

  private giveBack({ lines, refund }: { lines: readonly Line[]; refund: { amount: number } }): void {
    this.parts = take(this.parts, lines);
    this.refunded += refund.amount;
  }

  private booking(): Booking {
    return {
      id: 'booking-1',
      price: { amount: this.price, currency: 'INR' },
      members: this.members.map((influencerId) => ({ influencerId, shareBps: 0 })),
      cancellationPolicy: MODERATE_POLICY,
      start: new Date(START),
    } as Booking;
  }
}

describe('the money of a booking that several members leave', () => {
  const groups = fc.record({
    price: fc.integer({ min: 1, max: 10_000_000 }),
    feeBps: fc.integer({ min: 0, max: FULL_BPS }),
    weights: fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 7 }),
  });
  /** Who goes next, and for what part of theirs somebody takes the place; null where nobody does. */
  const outcomes = fc.array(
    fc.tuple(fc.nat(), fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null })),
    { maxLength: 8 },
  );

  it('is with the parties or the brand to the unit, whoever is replaced or not, in whatever order', () => {
    fc.assert(
      fc.property(groups, outcomes, ({ price, feeBps, weights }, gone) => {
        const group = new Group(price, feeBps, weights);
        for (const [index, fraction] of gone) {
          const memberId = group.members[index % group.members.length];
          if (memberId === undefined) break;
          if (fraction === null) group.leave(memberId);
          else group.replace(memberId, fraction);
          expect(group.left.every((left) => left >= 0)).toBe(true);
          expect(group.refunded + sum(group.left)).toBe(price);
        }
        // When it is cancelled then, the brand has everything, once.
        group.cancel();
        expect(group.left).toEqual(group.left.map(() => 0));
        expect(group.refunded).toBe(price);
      }),
    );
  });
});
