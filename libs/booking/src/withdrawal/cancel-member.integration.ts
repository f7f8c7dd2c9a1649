import { memberIdsOf } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { CancelMember } from './cancel-member';
import { MEMBER_FEE, MEMBER_PART, PRICE, refusal, WithdrawalFixture } from './withdrawal.fixture';

jest.setTimeout(120_000);

const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);

describe('a brand that cancels one member', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  it.each([
    ['all of their part long before', 0, 10_000],
    ['half of it a day before', 9 * DAY - 4 * HOUR, 5_000],
    ['nothing shortly before', 10 * DAY - 3 * HOUR, 0],
  ])('gets back %s, exactly as the preview said', async (_, forward, bps) => {
    const { booking, ids } = await group.quartet();
    fixture.clock.putForward(forward);
    const said = await fixture.get(CancelMember).preview(booking, ids[3]);
    expect(said.refundBps).toBe(bps);
    const { quoteId } = said;
    const before = await group.left(booking);
    const after = await fixture.get(CancelMember).execute(booking, ids[3], booking.brandId, { quoteId });
    expect(memberIdsOf(after)).toEqual([ids[0], ids[1], ids[2]]);
    expect(await group.refunded(booking)).toEqual(said.refund.amount > 0 ? [said.refund.amount] : []);
    const left = await group.left(booking);
    expect(left[ids[3]]).toBe(said.keeps.amount);
    expect([left[ids[0]], left[ids[1]], left[ids[2]]]).toEqual([
      before[ids[0]],
      before[ids[1]],
      before[ids[2]],
    ]);
    expect(Object.values(left).reduce((sum, amount) => sum + amount, 0)).toBe(PRICE - said.refund.amount);
    expect(await group.claimants(booking)).toEqual([ids[0], ids[1], ids[2]].sort());
  });

  it('is refused where the booking needs them, on other terms than those seen, and for a stranger', async () => {
    const cancelling = fixture.get(CancelMember);
    const { booking, ids } = await group.quartet();
    const cancel = (memberId: string, quoteId?: string) =>
      refusal(cancelling.execute(booking, memberId, booking.brandId, { quoteId }));
    expect(await cancel(ids[0])).toBe('rule_refused');
    expect(await cancel('somebody')).toBe('not_found');
    expect(await cancel(ids[1], '0'.repeat(32))).toBe('terms_changed');
    const { booking: tight, ids: needed } = await group.quartet(4);
    expect(await refusal(cancelling.execute(tight, needed[1], tight.brandId))).toBe('rule_refused');
    expect(await group.refunded(booking)).toEqual([]);
    expect(await group.claimants(booking)).toEqual([...ids].sort());
  });

  it('leaves them what they kept when all of the booking is cancelled afterwards', async () => {
    const { booking, ids } = await group.quartet();
    fixture.clock.putForward(9 * DAY - 4 * HOUR);
    const rest = await fixture.get(CancelMember).execute(booking, ids[3], booking.brandId);
    const kept = (await group.left(booking))[ids[3]];
    await fixture.get(CancelBooking).execute(rest, { id: 'admin', role: 'admin' });
    const left = await group.left(booking);
    expect(kept).toBeGreaterThan(0);
    expect([ids[0], ids[1], ids[2], ids[3]].map((id) => left[id])).toEqual([0, 0, 0, kept]);
    const refunded = (await group.refunded(booking)).reduce((sum, amount) => sum + amount, 0);
    expect(refunded + Object.values(left).reduce((sum, amount) => sum + amount, 0)).toBe(PRICE);
  });

  it('lets one of two go where both cannot, asked at the same moment', async () => {
    const { booking, ids } = await group.quartet();
    const outcomes = await Promise.allSettled(
      [ids[1], ids[2]].map((id) => fixture.get(CancelMember).execute(booking, id, booking.brandId)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await fixture.booking(booking.id)).members).toHaveLength(3);
    expect(await group.claimants(booking)).toHaveLength(3);
    expect(await group.refunded(booking)).toEqual([MEMBER_PART + MEMBER_FEE]);
  });
});
