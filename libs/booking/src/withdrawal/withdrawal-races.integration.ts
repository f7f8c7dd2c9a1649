import { memberIdsOf, type Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { AnswerOffer } from './answer-offer';
import { OfferPlace } from './offer-place';
import { SettleWithdrawals } from './settle-withdrawals';
import { ShrinkBooking } from './shrink-booking';
import { WithdrawMember } from './withdraw-member';
import { IN_ORDER, PRICE, WithdrawalFixture } from './withdrawal.fixture';

jest.setTimeout(240_000);

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);

describe('withdrawals from one booking that are decided at the same moment', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const accept = (booking: Booking, influencerId: string) =>
    fixture.get(AnswerOffer).accept(booking, influencerId);
  const cancel = (booking: Booking) =>
    fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' });
  /** The time of the first withdrawal is over; the place of the second is offered. */
  const oneDue = async (quorum: number) => {
    fixture.clock.reset();
    const { booking, ids } = await group.withdrawn(1, quorum);
    fixture.clock.putForward(2 * HOUR);
    const both = await fixture.get(WithdrawMember).execute(booking, ids[2], ids[2]);
    const newcomer = await group.newcomer();
    const withdrawalId = both.withdrawals[1]?.id;
    const request = { influencerId: newcomer, withdrawalId };
    const offered = await fixture.get(OfferPlace).execute(both, booking.brandId, request);
    fixture.clock.putForward(DAY - HOUR);
    return { booking: offered, ids, newcomer, withdrawalId };
  };

  it.each(ROUNDS)('the timer and a substitute: both happen (%d)', async () => {
    const { booking, ids, newcomer } = await oneDue(3);
    const settle = fixture.get(SettleWithdrawals);
    await Promise.all([settle.run(booking.id), accept(booking, newcomer), settle.run(booking.id)]);
    // The timer finds again what it was too late for.
    await fixture.doAllDue(SettleWithdrawals);
    const settled = await fixture.booking(booking.id);
    expect(memberIdsOf(settled)).toEqual([ids[0], newcomer, ids[3]]);
    expect([settled.status, settled.withdrawals]).toEqual(['confirmed', []]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it.each(ROUNDS)(
    'the timer, a substitute and the brand who cancels: all is cancelled once (%d)',
    async () => {
      const { booking, newcomer, withdrawalId } = await oneDue(2);
      const settle = fixture.get(SettleWithdrawals);
      await Promise.allSettled([
        settle.run(booking.id),
        accept(booking, newcomer),
        cancel(booking),
        fixture.get(ShrinkBooking).execute(booking, booking.brandId, { withdrawalId }),
        settle.run(booking.id),
      ]);
      await fixture.doAllDue(SettleWithdrawals);
      expect((await fixture.booking(booking.id)).status).toBe('cancelled');
      const refunds = await group.refunded(booking);
      // Of another order of things it is another part that went back before; together it is everything, once.
      expect(refunds.reduce((sum, amount) => sum + amount, 0)).toBe(PRICE);
      expect(await group.accounts(booking)).toEqual(IN_ORDER);
    },
  );
});
