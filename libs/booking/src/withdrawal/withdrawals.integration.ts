import { memberIdsOf } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { BeginBookings } from '../lifecycle/begin-bookings';
import { DisputeBooking } from '../lifecycle/dispute-booking';
import { ProposeReschedule } from '../reschedule/propose-reschedule';
import { SettleWithdrawals } from './settle-withdrawals';
import { ShrinkBooking } from './shrink-booking';
import { WithdrawMember } from './withdraw-member';
import {
  MEMBER_FEE as FEE,
  MEMBER_PART as PART,
  PRICE,
  refusal,
  WithdrawalFixture,
} from './withdrawal.fixture';
import { ShowWithdrawalOptions } from './withdrawal-options';

jest.setTimeout(120_000);

const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);

describe('a member who withdraws', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  it('stays booked until it is decided, and the brand sees what each choice pays back', async () => {
    const { booking, ids } = await group.withdrawn();
    expect([booking.status, booking.withdrawals[0]?.memberId]).toEqual(['confirmed', ids[1]]);
    expect(await group.claimants(booking)).toEqual([...ids].sort());
    const options = await fixture.get(ShowWithdrawalOptions).execute(booking);
    expect(options.place.amount).toBe(PART);
    expect(options.shrink?.refund.amount).toBe(PART + FEE);
    expect([options.cancel.refund.amount, options.obstacle]).toEqual([PRICE, null]);
    expect(await fixture.announced(booking.id)).toContain('booking.member_withdrawing');
  });

  it('leaves a booking that goes on with the others, whose time and money nobody touches', async () => {
    const { booking, ids } = await group.withdrawn();
    const before = await group.left(booking);
    const options = await fixture.get(ShowWithdrawalOptions).execute(booking);
    const { quoteId } = options.shrink ?? {};
    const shrunk = await fixture.get(ShrinkBooking).execute(booking, booking.brandId, { quoteId });
    const others = [ids[0], ids[2], ids[3]];
    expect([shrunk.status, memberIdsOf(shrunk)]).toEqual(['confirmed', others]);
    expect(shrunk.members.reduce((sum, { shareBps }) => sum + shareBps, 0)).toBe(10_000);
    expect(await group.claimants(booking)).toEqual([...others].sort());
    expect(await group.refunded(booking)).toEqual([PART + FEE]);
    const after = await group.left(booking);
    expect(after).toEqual({ ...before, [ids[1]]: 0, platform: (before['platform'] ?? 0) - FEE });
    expect(shrunk.formerMembers).toMatchObject([{ influencerId: ids[1], replacedBy: null }]);
    expect(await group.entriesOf(booking.id)).toBe(0);
    expect(await fixture.announced(booking.id)).toContain('booking.member_left');
  });

  it('lets the brand cancel for all its money, under whatever policy', async () => {
    const { booking } = await group.withdrawn();
    const cancelled = await fixture
      .get(CancelBooking)
      .execute(booking, { id: booking.brandId, role: 'brand' });
    expect(cancelled.status).toBe('cancelled');
    expect(await group.refunded(booking)).toEqual([PRICE]);
    expect(await group.claimants(booking)).toEqual([]);
  });

  it.each([
    ['goes on without them, if it can', 1, 3, 'confirmed', [PART + FEE]],
    ['is cancelled for all the money where it needs them', 0, 3, 'cancelled', [PRICE]],
    ['is cancelled for all the money where too few are left', 1, 4, 'cancelled', [PRICE]],
  ] as const)(
    'and a brand that does not decide in a day: the booking %s',
    async (_, index, quorum, status, refunds) => {
      const { booking } = await group.withdrawn(index, quorum);
      fixture.clock.putForward(DAY - HOUR);
      await fixture.get(SettleWithdrawals).run(booking.id);
      expect((await fixture.booking(booking.id)).withdrawals).toHaveLength(1);
      fixture.clock.putForward(2 * HOUR);
      await fixture.doAllDue(SettleWithdrawals);
      await fixture.get(SettleWithdrawals).run(booking.id);
      const settled = await fixture.booking(booking.id);
      expect(settled.status).toBe(status);
      expect(settled.history.at(-1)).toMatchObject({ by: 'system', reason: 'withdrawal_not_decided' });
      expect(await group.refunded(booking)).toEqual(refunds);
    },
  );

  it('is decided about before the booking begins, and by its start at the latest', async () => {
    const { booking, ids } = await group.quartet();
    fixture.clock.putForward(10 * DAY - 3 * HOUR);
    const open = await fixture.get(WithdrawMember).execute(booking, ids[2], ids[2]);
    expect(open.withdrawals[0]?.decideBy).toEqual(booking.start);
    fixture.clock.putForward(4 * HOUR);
    await fixture.get(BeginBookings).run(booking.id);
    expect((await fixture.booking(booking.id)).status).toBe('confirmed');
    await fixture.get(SettleWithdrawals).run(booking.id);
    await fixture.get(BeginBookings).run(booking.id);
    expect((await fixture.booking(booking.id)).status).toBe('in_progress');
  });

  it('is one of each member, of a group, before it begins, and not while it is disputed', async () => {
    const withdraw = fixture.get(WithdrawMember);
    const { booking, ids } = await group.withdrawn();
    expect(await refusal(withdraw.execute(booking, ids[1], 'admin'))).toBe('withdrawal_open');
    expect(
      await refusal(fixture.get(ProposeReschedule).propose(booking, ids[0], new Date(fixture.inDays(12)))),
    ).toBe('withdrawal_open');
    const single = await fixture.confirmed(await fixture.gig());
    const [alone = ''] = memberIdsOf(single);
    expect(await refusal(withdraw.execute(single, alone, alone))).toBe('rule_refused');
    const { booking: other, ids: theirs } = await group.quartet();
    const disputed = await fixture.get(DisputeBooking).execute(other, other.brandId);
    expect(await refusal(withdraw.execute(disputed, theirs[1], theirs[1]))).toBe('dispute_open');
    // Read before the dispute.
    expect(await refusal(withdraw.execute(other, theirs[1], theirs[1]))).toBe('dispute_open');
    fixture.clock.putForward(11 * DAY);
    const { booking: begun, ids: begunIds } = await group.quartet();
    fixture.clock.putForward(10 * DAY + HOUR);
    expect(await refusal(withdraw.execute(begun, begunIds[1], begunIds[1]))).toBe('rule_refused');
    await fixture.get(BeginBookings).run(begun.id);
    const current = await fixture.booking(begun.id);
    expect(await refusal(withdraw.execute(current, begunIds[1], begunIds[1]))).toBe('transition_not_allowed');
  });

  it('is settled once, also when the brand decides and cancels at the same moment as the timer', async () => {
    const { booking } = await group.withdrawn();
    const outcomes = await Promise.allSettled([
      fixture.get(ShrinkBooking).execute(booking, booking.brandId),
      fixture.get(ShrinkBooking).execute(booking, booking.brandId),
      fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' }),
    ]);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    const refunds = await group.refunded(booking);
    expect(refunds.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(PRICE);
    expect(refunds.filter((amount) => amount === PART + FEE).length).toBeLessThanOrEqual(1);
    expect(await group.entriesOf(booking.id)).toBe(0);
  });
});
