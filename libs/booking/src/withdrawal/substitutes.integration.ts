import { memberIdsOf, type Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { BookingRepository } from '../booking.repository';
import { CancelBooking } from '../cancellation/cancel-booking';
import { asRead } from '../stored-booking';
import { AnswerOffer } from './answer-offer';
import { OfferPlace } from './offer-place';
import { RankSubstitutes } from './rank-substitutes';
import { SettleWithdrawals } from './settle-withdrawals';
import { ShrinkBooking } from './shrink-booking';
import { WithdrawalsRepository } from './withdrawals.repository';
import { MEMBER_FEE, MEMBER_PART, PRICE, refusal, WithdrawalFixture } from './withdrawal.fixture';

jest.setTimeout(120_000);

const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);

describe('a substitute', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const offer = (booking: Booking, influencerId: string, amount?: number) =>
    fixture.get(OfferPlace).execute(booking, booking.brandId, { influencerId, amount });
  const accept = (booking: Booking, influencerId: string) =>
    fixture.get(AnswerOffer).accept(booking, influencerId);
  const offered = async (amount?: number) => {
    const { booking, ids } = await group.withdrawn();
    const newcomer = await group.newcomer();
    return { booking: await offer(booking, newcomer, amount), ids, newcomer };
  };

  it('takes the place, the time and the money of who leaves, and nobody else’s', async () => {
    const { booking, ids, newcomer } = await offered();
    const before = await group.left(booking);
    expect((await fixture.get(WithdrawalsRepository).findOfferedTo(newcomer, new Date(), 5))[0]?.id).toBe(
      booking.id,
    );
    const replaced = await accept(booking, newcomer);
    const members = [ids[0], newcomer, ids[2], ids[3]];
    expect([replaced.status, replaced.withdrawals, memberIdsOf(replaced)]).toEqual([
      'confirmed',
      [],
      members,
    ]);
    expect(replaced.formerMembers).toMatchObject([{ influencerId: ids[1], replacedBy: newcomer }]);
    expect(await group.claimants(booking)).toEqual([...members].sort());
    expect(await group.left(booking)).toEqual({ ...before, [ids[1]]: 0, [newcomer]: MEMBER_PART });
    expect(await group.refunded(booking)).toEqual([]);
    expect(await group.entriesOf(booking.id)).toBe(0);
    const bookings = fixture.get(BookingRepository);
    expect(await bookings.findForParticipant(booking.id, newcomer)).not.toBeNull();
    expect(await bookings.findForParticipant(booking.id, ids[1])).toBeNull();
    expect(await fixture.announced(booking.id)).toEqual(
      expect.arrayContaining(['booking.substitute_offered', 'booking.member_substituted']),
    );
  });

  it('for less leaves the brand the difference and the fee on it, to the unit', async () => {
    const { booking, newcomer, ids } = await offered(MEMBER_PART - 1_001);
    await accept(booking, newcomer);
    const fee = Math.floor((MEMBER_FEE * 1_001) / MEMBER_PART);
    expect(await group.refunded(booking)).toEqual([1_001 + fee]);
    const left = await group.left(booking);
    expect([left[newcomer], left[ids[1]]]).toEqual([MEMBER_PART - 1_001, 0]);
    expect(Object.values(left).reduce((sum, amount) => sum + amount, 0)).toBe(PRICE - 1_001 - fee);
    expect(await group.entriesOf(booking.id)).toBe(0);
  });

  it('and all the others get everything back to the brand when it is cancelled afterwards', async () => {
    const { booking, newcomer } = await offered(10_000);
    const replaced = await accept(booking, newcomer);
    await fixture.get(CancelBooking).execute(replaced, { id: newcomer, role: 'influencer' });
    const refunds = await group.refunded(booking);
    expect(refunds.reduce((sum, amount) => sum + amount, 0)).toBe(PRICE);
    expect(await group.claimants(booking)).toEqual([]);
  });

  it('keeps who leaves booked until they accept, and when they are booked themselves by then', async () => {
    const { booking, newcomer, ids } = await offered();
    expect(await group.claimants(booking)).toEqual([...ids].sort());
    await fixture.hold(await fixture.gig({ ownerId: newcomer }), { start: booking.start.getTime() });
    expect(await refusal(accept(booking, newcomer))).toBe('slot_taken');
    const current = await fixture.booking(booking.id);
    expect([current.withdrawals[0]?.offer?.influencerId, memberIdsOf(current)]).toEqual([newcomer, ids]);
    expect(await group.claimants(booking)).toEqual([...ids].sort());
  });

  it('who declines makes room for another, who may accept; the first may not any more', async () => {
    const { booking, newcomer } = await offered();
    const declined = await fixture.get(AnswerOffer).decline(booking, newcomer, 'Away');
    expect(declined.withdrawals[0]).toMatchObject({ offer: null, declinedBy: [newcomer] });
    expect(await refusal(accept(declined, newcomer))).toBe('offer_not_open');
    const other = await group.newcomer();
    const again = await offer(declined, other);
    // Read before the other was asked: the write finds the booking changed, and then no offer any more.
    expect(await refusal(accept(booking, newcomer))).toBe('offer_not_open');
    expect((await accept(again, other)).status).toBe('confirmed');
  });

  it.each([
    ['a member', (ids: readonly string[]) => ids[2] ?? '', undefined, 'rule_refused'],
    ['who withdraws', (ids: readonly string[]) => ids[1] ?? '', undefined, 'rule_refused'],
    ['nobody', () => 'nobody', undefined, 'rule_refused'],
  ] as const)('is not %s', async (_, who, amount, code) => {
    const { booking, ids } = await group.withdrawn();
    expect(await refusal(offer(booking, who(ids), amount))).toBe(code);
  });

  it.each([0, -1, 0.5, MEMBER_PART + 1])('is not offered %d', async (amount) => {
    const { booking } = await group.withdrawn();
    expect(await refusal(offer(booking, await group.newcomer(), amount))).toBe('rule_refused');
  });

  it('is offered a place only while a withdrawal is open, and accepts only in time', async () => {
    const { booking, newcomer } = await offered();
    fixture.clock.putForward(DAY + HOUR);
    expect(await refusal(accept(booking, newcomer))).toBe('offer_not_open');
    expect(await refusal(offer(booking, newcomer))).toBe('withdrawal_not_open');
    await fixture.get(SettleWithdrawals).run(booking.id);
    expect(await refusal(accept(await fixture.booking(booking.id), newcomer))).toBe('offer_not_open');
    const { booking: other } = await group.quartet();
    expect(await refusal(offer(other, newcomer))).toBe('withdrawal_not_open');
  });

  it('and a brand that goes on without one at the same moment: one of both happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { booking, newcomer, ids } = await offered();
      const outcomes = await Promise.allSettled([
        accept(booking, newcomer),
        accept(booking, newcomer),
        fixture.get(ShrinkBooking).execute(booking, booking.brandId),
        fixture.get(CancelBooking).execute(booking, { id: 'system', role: 'admin' }, {}, asRead(booking)),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
      const current = await fixture.booking(booking.id);
      const live = current.status === 'cancelled' ? [] : memberIdsOf(current);
      expect(await group.claimants(booking)).toEqual([...live].sort());
      const left = Object.values(await group.left(booking)).reduce((sum, amount) => sum + amount, 0);
      const refunds = (await group.refunded(booking)).reduce((sum, amount) => sum + amount, 0);
      expect(left + refunds).toBe(PRICE);
      expect(await group.entriesOf(booking.id)).toBe(0);
      expect(live.includes(ids[1])).toBe(false);
    }
  });

  it('is found among those who are free, sell something alike, and were not in the booking; the best first', async () => {
    const category = `cat-${Date.now()}`;
    const { booking, ids } = await group.withdrawn();
    await fixture
      .collection<{ _id: string }>('gigs')
      .updateOne({ _id: booking.gigId }, { $set: { category } });
    const near = await group.newcomer(category);
    const busy = await group.newcomer(category);
    await fixture.hold(await fixture.gig({ ownerId: busy }), { start: booking.start.getTime() });
    const suspended = await group.newcomer(category);
    await fixture
      .collection('users')
      .updateOne({ _id: suspended } as object, { $set: { status: 'suspended' } });
    const ranked = await fixture.get(RankSubstitutes).execute(booking);
    expect(ranked.map(({ influencerId }) => influencerId)).toEqual([near]);
    expect(ranked[0]).toMatchObject({ asks: 25_500, reach: 0 });
    expect(ids).not.toContain(near);
    const scores = ranked.map(({ score }) => score);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });
});
