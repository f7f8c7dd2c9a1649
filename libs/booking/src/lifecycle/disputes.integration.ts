import { Settlement } from '@noillin/payments';
import type { Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { CancelBooking } from '../cancellation/cancel-booking';
import { BeginBookings } from './begin-bookings';
import { CloseBookings } from './close-bookings';
import { DisputeBooking } from './dispute-booking';
import { FulfilBooking } from './fulfil-booking';
import { ResolveDispute } from './resolve-dispute';

jest.setTimeout(60_000);
const PRICE = 250_001;
const fixture = new BookingFixture();

describe('disputes', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const memberOf = (booking: Booking): string => booking.members[0]?.influencerId ?? '';
  const begun = async (): Promise<Booking> => {
    const booking = await fixture.confirmed(await fixture.gig(), { start: fixture.inDays(1) });
    fixture.clock.putForward(DAY + HOUR);
    await fixture.doAllDue(BeginBookings);
    return fixture.booking(booking.id);
  };
  const disputed = async (): Promise<Booking> => {
    const booking = await begun();
    return fixture.get(DisputeBooking).execute(booking, booking.brandId, 'Not what was agreed.');
  };
  const resolve = (booking: Booking, brand: number, member: number, platform: number) =>
    fixture
      .get(ResolveDispute)
      .execute(
        booking,
        'admin-1',
        { brand, members: [{ influencerId: memberOf(booking), amount: member }], platform },
        'Half was done.',
      );
  const left = async ({ id }: Booking) => (await fixture.get(Settlement).parts(id)).map((part) => part.left);
  const refunds = async ({ paymentId }: Booking) =>
    (await fixture.refunds(paymentId)).map(({ amount }) => amount);

  it('are resolved by a split of exactly what is left, which completes the booking', async () => {
    const booking = await disputed();
    const resolved = await resolve(booking, 125_001, 100_000, 25_000);
    expect([resolved.status, resolved.disputed]).toEqual(['completed', false]);
    expect([await refunds(booking), await left(booking)]).toEqual([[125_001], [25_000, 100_000]]);
    expect(resolved.history.at(-1)).toMatchObject({
      event: 'resolve',
      by: 'admin-1',
      reason: 'Half was done.',
    });
    expect(await fixture.announced(booking.id)).toContain('booking.dispute_resolved');
    fixture.clock.putForward(3 * DAY + HOUR);
    await fixture.doAllDue(CloseBookings);
    expect((await fixture.booking(booking.id)).status).toBe('closed');
  });

  it.each([
    ['less than is left', 1, 1, 1],
    ['more than is left', PRICE, 1, 0],
    ['more to a party than its part', 0, PRICE, 0],
  ])('are not resolved by %s', async (_name, brand, member, platform) => {
    const booking = await disputed();
    await expect(resolve(booking, brand, member, platform)).rejects.toMatchObject({ code: 'rule_refused' });
    expect((await fixture.booking(booking.id)).disputed).toBe(true);
    expect(await refunds(booking)).toEqual([]);
  });

  it('are resolved once, and only while they are open', async () => {
    const booking = await disputed();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => resolve(booking, PRICE, 0, 0)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refunds(booking)).toEqual([PRICE]);
    await expect(resolve(await fixture.booking(booking.id), PRICE, 0, 0)).rejects.toMatchObject({
      code: 'dispute_not_open',
    });
  });

  it('do not put off the day on which accepted work was accepted', async () => {
    const booking = await begun();
    const work = await fixture.get(FulfilBooking).deliver(booking, memberOf(booking));
    const completed = await fixture.get(FulfilBooking).complete(work, booking.brandId);
    fixture.clock.putForward(DAY);
    const flagged = await fixture.get(DisputeBooking).execute(completed, booking.brandId);
    expect(flagged.completedAt).toEqual(completed.completedAt);
  });

  it('end with the booking when it is cancelled', async () => {
    const confirmed = await fixture.confirmed(await fixture.gig());
    const flagged = await fixture.get(DisputeBooking).execute(confirmed, confirmed.brandId);
    const cancelled = await fixture
      .get(CancelBooking)
      .execute(flagged, { id: memberOf(flagged), role: 'influencer' });
    expect([cancelled.status, cancelled.disputed]).toEqual(['cancelled', false]);
    expect(await refunds(cancelled)).toEqual([PRICE]);
  });
});
