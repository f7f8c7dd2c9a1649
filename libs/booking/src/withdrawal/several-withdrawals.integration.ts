import { memberIdsOf, type Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { BeginBookings } from '../lifecycle/begin-bookings';
import { ProposeReschedule } from '../reschedule/propose-reschedule';
import { AnswerOffer } from './answer-offer';
import { CancelMember } from './cancel-member';
import { OfferPlace } from './offer-place';
import { RankSubstitutes } from './rank-substitutes';
import { SettleWithdrawals } from './settle-withdrawals';
import { ShrinkBooking } from './shrink-booking';
import { WithdrawMember } from './withdraw-member';
import { ShowWithdrawalOptions } from './withdrawal-options';
import { IN_ORDER, MEMBER_FEE, MEMBER_PART, PRICE, refusal, WithdrawalFixture } from './withdrawal.fixture';

jest.setTimeout(120_000);

const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);
/** What goes back for one member who leaves. */
const PLACE = MEMBER_PART + MEMBER_FEE;

describe('several members who withdraw', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const offer = (booking: Booking, influencerId: string, withdrawalId?: string) =>
    fixture.get(OfferPlace).execute(booking, booking.brandId, { influencerId, withdrawalId });
  const accept = (booking: Booking, influencerId: string) =>
    fixture.get(AnswerOffer).accept(booking, influencerId);
  const shrink = (booking: Booking, withdrawalId: string) =>
    fixture.get(ShrinkBooking).execute(booking, booking.brandId, { withdrawalId });
  /** Both places are offered, each to somebody else. */
  const bothOffered = async (quorum?: number) => {
    const { booking, ids, withdrawalIds } = await group.bothWithdrawn(quorum);
    const newcomers = [await group.newcomer(), await group.newcomer()] as const;
    await offer(booking, newcomers[0], withdrawalIds[0]);
    const offered = await offer(booking, newcomers[1], withdrawalIds[1]);
    return { booking: offered, ids, withdrawalIds, newcomers };
  };
  const refundedOf = async (booking: Booking) => (await group.refunded(booking)).sort((a, b) => a - b);

  it('do so independently: each has a withdrawal and terms of their own, and none has two', async () => {
    const { booking, ids, withdrawalIds } = await group.bothWithdrawn();
    expect(booking.withdrawals.map(({ memberId }) => memberId).sort()).toEqual([ids[1], ids[2]].sort());
    expect(await refusal(fixture.get(WithdrawMember).execute(booking, ids[2], ids[2]))).toBe(
      'withdrawal_open',
    );
    const options = fixture.get(ShowWithdrawalOptions);
    const shown = await Promise.all(withdrawalIds.map((id) => options.execute(booking, id)));
    expect(shown.map(({ withdrawal, place }) => [withdrawal.memberId, place.amount])).toEqual([
      [ids[1], MEMBER_PART],
      [ids[2], MEMBER_PART],
    ]);
    const oldest = booking.withdrawals[0]?.id;
    expect((await options.execute(booking)).withdrawal.id).toBe(oldest);
    expect(await refusal(options.execute(booking, 'another'))).toBe('withdrawal_not_open');
    const reschedule = fixture.get(ProposeReschedule);
    await shrink(booking, withdrawalIds[0]);
    const one = await fixture.booking(booking.id);
    expect(one.withdrawals.map(({ id }) => id)).toEqual([withdrawalIds[1]]);
    expect(await refusal(reschedule.propose(one, ids[0], new Date(fixture.inDays(12))))).toBe(
      'withdrawal_open',
    );
    // One is undecided: it does not begin.
    fixture.clock.putForward(10 * DAY + HOUR);
    await fixture.get(BeginBookings).run(booking.id);
    expect((await fixture.booking(booking.id)).status).toBe('confirmed');
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it.each([
    ['one after the other', [0, 1]],
    ['the other way round', [1, 0]],
  ] as const)('are replaced %s, for the same money', async (_, order) => {
    const { booking, ids, newcomers } = await bothOffered();
    for (const index of order) await accept(await fixture.booking(booking.id), newcomers[index]);
    const replaced = await fixture.booking(booking.id);
    expect(memberIdsOf(replaced)).toEqual([ids[0], ...newcomers, ids[3]]);
    expect(replaced.withdrawals).toEqual([]);
    expect(replaced.formerMembers.map(({ replacedBy }) => replacedBy)).toEqual(
      order.map((index) => newcomers[index]),
    );
    expect(await refundedOf(booking)).toEqual([]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('are replaced at the same moment by whoever has read the booking before the other', async () => {
    const { booking, ids, newcomers } = await bothOffered();
    await Promise.all(newcomers.map((id) => accept(booking, id)));
    expect(memberIdsOf(await fixture.booking(booking.id))).toEqual([ids[0], ...newcomers, ids[3]]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('are replaced by different people: nobody is asked to take two places', async () => {
    const { booking, withdrawalIds } = await group.bothWithdrawn();
    const category = `cat-${booking.id}`;
    await fixture
      .collection<{ _id: string }>('gigs')
      .updateOne({ _id: booking.gigId }, { $set: { category } });
    const newcomer = await group.newcomer(category);
    const outcomes = await Promise.all(withdrawalIds.map((id) => refusal(offer(booking, newcomer, id))));
    expect([...outcomes].sort()).toEqual([null, 'rule_refused'].sort());
    const [asked = '', other = ''] =
      outcomes[0] === null ? withdrawalIds : [withdrawalIds[1], withdrawalIds[0]];
    const offered = await fixture.booking(booking.id);
    expect(await fixture.get(RankSubstitutes).execute(offered, other)).toEqual([]);
    expect(await fixture.get(RankSubstitutes).execute(offered, asked)).toMatchObject([
      { influencerId: newcomer },
    ]);
    // The same place may be offered anew; and who has taken it is not asked to take another.
    await offer(offered, newcomer, asked);
    const replaced = await accept(await fixture.booking(booking.id), newcomer);
    expect(await refusal(offer(replaced, newcomer, other))).toBe('rule_refused');
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('one of whom is replaced and one is not, in time: it goes on without the one', async () => {
    const { booking, ids, newcomers } = await bothOffered();
    await accept(booking, newcomers[1]);
    fixture.clock.putForward(DAY + HOUR);
    await fixture.doAllDue(SettleWithdrawals);
    const settled = await fixture.booking(booking.id);
    expect([settled.status, memberIdsOf(settled)]).toEqual(['confirmed', [ids[0], newcomers[1], ids[3]]]);
    expect(await refundedOf(booking)).toEqual([PLACE]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it.each([
    ['too few are left: all is cancelled and refunded once', 3, 'cancelled', [PRICE]],
    ['enough are left: it goes on without both', 2, 'confirmed', [PLACE, PLACE]],
  ] as const)('neither of whom is replaced, and %s', async (_, quorum, status, refunds) => {
    const { booking, ids } = await bothOffered(quorum);
    fixture.clock.putForward(DAY + HOUR);
    await fixture.doAllDue(SettleWithdrawals);
    await fixture.get(SettleWithdrawals).run(booking.id);
    const settled = await fixture.booking(booking.id);
    expect(settled.status).toBe(status);
    expect(await refundedOf(booking)).toEqual(refunds);
    if (status === 'confirmed') expect(memberIdsOf(settled)).toEqual([ids[0], ids[3]]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('have a deadline each: who may still be replaced counts as there until it is over', async () => {
    const { booking, ids } = await group.withdrawn(1);
    fixture.clock.putForward(2 * HOUR);
    await fixture.get(WithdrawMember).execute(booking, ids[2], ids[2]);
    fixture.clock.putForward(23 * HOUR);
    await fixture.doAllDue(SettleWithdrawals);
    const first = await fixture.booking(booking.id);
    expect([first.status, memberIdsOf(first)]).toEqual(['confirmed', [ids[0], ids[2], ids[3]]]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
    fixture.clock.putForward(2 * HOUR);
    await fixture.doAllDue(SettleWithdrawals);
    expect((await fixture.booking(booking.id)).status).toBe('cancelled');
    expect(await refundedOf(booking)).toEqual([PLACE, PRICE - PLACE]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('cannot be counted on when the brand cancels another', async () => {
    const cancelling = fixture.get(CancelMember);
    const { booking: tight, ids: needed } = await group.withdrawn(1, 3);
    expect(await refusal(cancelling.preview(tight, needed[2]))).toBe('rule_refused');
    const { booking, ids } = await group.withdrawn(1, 2);
    expect(await refusal(cancelling.preview(booking, ids[1]))).toBe('withdrawal_open');
    const fewer = await cancelling.execute(booking, ids[2], booking.brandId);
    expect(fewer.withdrawals.map(({ memberId }) => memberId)).toEqual([ids[1]]);
    expect(memberIdsOf(fewer)).toEqual([ids[0], ids[1], ids[3]]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('are cancelled together with the booking, for all the money that has not gone back', async () => {
    const { booking, newcomers, withdrawalIds } = await bothOffered(2);
    await shrink(booking, withdrawalIds[0]);
    const brand = { id: booking.brandId, role: 'brand' } as const;
    await fixture.get(CancelBooking).execute(booking, brand);
    expect(await refundedOf(booking)).toEqual([PLACE, PRICE - PLACE]);
    expect(await refusal(accept(booking, newcomers[1]))).toBe('offer_not_open');
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });
});
