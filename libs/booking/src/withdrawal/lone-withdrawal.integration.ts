import { memberIdsOf, type Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { BeginBookings } from '../lifecycle/begin-bookings';
import { AnswerOffer } from './answer-offer';
import { OfferPlace } from './offer-place';
import { SettleWithdrawals } from './settle-withdrawals';
import { WithdrawMember } from './withdraw-member';
import type { Withdrawal } from './withdrawal';
import { IN_ORDER, MEMBER_FEE, MEMBER_PART, PRICE, WithdrawalFixture } from './withdrawal.fixture';
import { WithdrawalsRepository } from './withdrawals.repository';

jest.setTimeout(120_000);

const fixture = new BookingFixture();
const group = new WithdrawalFixture(fixture);

interface Row {
  _id: string;
  withdrawals?: Withdrawal[];
  withdrawal?: Withdrawal | null;
}

/** Bookings that were last written when only one member at a time could withdraw: `withdrawal` instead of the list. */
describe('a withdrawal that is stored by itself', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const rows = () => fixture.collection<Row>('bookings');
  const storedAsBefore = async ({ id, withdrawals }: Booking): Promise<Booking> => {
    const change = { $set: { withdrawal: withdrawals[0] ?? null }, $unset: { withdrawals: 1 } } as const;
    await rows().updateOne({ _id: id }, change);
    return fixture.booking(id);
  };

  it('is read as the only one, found when it is due, and settled', async () => {
    const { booking, ids } = await group.withdrawn();
    const old = await storedAsBefore(booking);
    expect(old.withdrawals).toEqual(booking.withdrawals);
    fixture.clock.putForward(DAY + HOUR);
    const due = await fixture.get(WithdrawalsRepository).findDue(fixture.clock.date(), 10_000);
    expect(due.find(({ id }) => id === booking.id)?.dueAt).toEqual(booking.withdrawals[0]?.decideBy);
    await fixture.doAllDue(SettleWithdrawals);
    const settled = await fixture.booking(booking.id);
    expect([memberIdsOf(settled), settled.withdrawals]).toEqual([[ids[0], ids[2], ids[3]], []]);
    expect(await group.refunded(booking)).toEqual([MEMBER_PART + MEMBER_FEE]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('is the first of a list once another member withdraws', async () => {
    const { booking, ids } = await group.withdrawn();
    const old = await storedAsBefore(booking);
    const both = await fixture.get(WithdrawMember).execute(old, ids[2], ids[2]);
    expect(both.withdrawals.map(({ memberId }) => memberId)).toEqual([ids[1], ids[2]]);
    const row = await rows().findOne({ _id: booking.id });
    expect([row?.withdrawals?.length, row && 'withdrawal' in row]).toEqual([2, false]);
    fixture.clock.putForward(DAY + HOUR);
    await fixture.doAllDue(SettleWithdrawals);
    expect(await group.refunded(booking)).toEqual([PRICE]);
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('is found by whom the place is offered, who can take it', async () => {
    const { booking } = await group.withdrawn();
    const newcomer = await group.newcomer();
    await fixture.get(OfferPlace).execute(booking, booking.brandId, { influencerId: newcomer });
    await storedAsBefore(await fixture.booking(booking.id));
    const withdrawals = fixture.get(WithdrawalsRepository);
    const [listed] = await withdrawals.findOfferedTo(newcomer, fixture.clock.date(), 10);
    expect(listed?.id).toBe(booking.id);
    const offered = await withdrawals.findOffer(booking.id, newcomer);
    if (!offered) throw new Error('no offer');
    const replaced = await fixture.get(AnswerOffer).accept(offered, newcomer);
    expect([memberIdsOf(replaced).includes(newcomer), replaced.withdrawals]).toEqual([true, []]);
    expect(await withdrawals.findOffer(booking.id, newcomer)).toBeNull();
    expect(await group.accounts(booking)).toEqual(IN_ORDER);
  });

  it('keeps the booking from beginning; without one it begins', async () => {
    const { booking: open } = await group.withdrawn();
    const { booking: none } = await group.quartet();
    await Promise.all([storedAsBefore(open), storedAsBefore(none)]);
    fixture.clock.putForward(10 * DAY + HOUR);
    await fixture.doAllDue(BeginBookings);
    await fixture.get(BeginBookings).run(open.id);
    expect((await fixture.booking(open.id)).status).toBe('confirmed');
    expect((await fixture.booking(none.id)).status).toBe('in_progress');
  });
});
