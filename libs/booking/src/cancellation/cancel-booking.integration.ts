import { Gigs, NAMED_POLICIES } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { newId } from '@noillin/utils';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { BeginBookings } from '../lifecycle/begin-bookings';
import { CancelBooking } from './cancel-booking';

jest.setTimeout(60_000);

const PRICE = 250_001;
const fixture = new BookingFixture();

describe('cancelling a booking', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const cancel = async (daysAhead: number, role: 'brand' | 'influencer' | 'admin') => {
    const start = fixture.inDays(daysAhead) + HOUR;
    const booking = await fixture.confirmed(await fixture.gig(), { start });
    const preview = await fixture.get(CancelBooking).preview(booking, role);
    const cancelled = await fixture
      .get(CancelBooking)
      .execute(booking, { id: newId(), role }, { reason: 'plans changed', quoteId: preview.quoteId });
    return { booking, cancelled, preview, refunds: await fixture.refunds(booking.paymentId) };
  };

  it.each([
    ['a brand in good time', 10, 'brand', PRICE],
    ['a brand late, rounded down in favour of no one but the books', 1, 'brand', 125_000],
    ['a brand at the last moment', 0, 'brand', 0],
    ['an influencer at the last moment', 0, 'influencer', PRICE],
    ['an admin at the last moment', 0, 'admin', PRICE],
  ] as const)('refunds %s', async (_name, daysAhead, role, amount) => {
    const { preview, refunds } = await cancel(daysAhead, role);
    expect(refunds.map((refund) => refund.amount)).toEqual(amount > 0 ? [amount] : []);
    expect([preview.refund.amount, preview.retained.amount]).toEqual([amount, PRICE - amount]);
  });

  it('frees the time and records who and why', async () => {
    const { booking, cancelled } = await cancel(10, 'brand');
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.history.at(-1)).toMatchObject({ event: 'cancel', reason: 'plans changed' });
    expect(await fixture.isTimeTaken(booking)).toBe(false);
    expect(await fixture.announced(booking.id)).toEqual([
      'booking.held',
      'booking.confirmed',
      'booking.cancelled',
      'payment.refund_requested',
    ]);
  });

  it('pays nothing when the terms are not those that were seen', async () => {
    const booking = await fixture.confirmed(await fixture.gig(), { start: fixture.inDays(3) });
    const cancel = fixture.get(CancelBooking);
    const { quoteId } = await cancel.preview(booking, 'brand');
    fixture.clock.putForward(2 * DAY);
    const brand = { id: booking.brandId, role: 'brand' } as const;
    await expect(cancel.execute(booking, brand, { quoteId })).rejects.toMatchObject({
      code: 'terms_changed',
    });
    expect((await fixture.booking(booking.id)).status).toBe('confirmed');
    expect(await fixture.isTimeTaken(booking)).toBe(true);
    expect(await fixture.refunds(booking.paymentId)).toEqual([]);
  });

  it('follows the policy of the gig at purchase, whatever the gig says later', async () => {
    const gig = await fixture.gig({ cancellationPolicy: NAMED_POLICIES.strict });
    const booking = await fixture.confirmed(gig, { start: fixture.inDays(10) });
    await fixture.get(Gigs).change(gig.id, 'published', { cancellationPolicy: NAMED_POLICIES.flexible });
    const { policy, refundBps } = await fixture.get(CancelBooking).preview(booking, 'brand');
    expect([policy, refundBps]).toEqual(['strict', 5_000]);
  });

  it('happens once when asked twenty times at once', async () => {
    const booking = await fixture.confirmed(await fixture.gig());
    const attempts = Array.from({ length: 20 }, () =>
      fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused).toHaveLength(19);
    expect(
      refused.every((error) => error instanceof DomainError && error.code === 'transition_not_allowed'),
    ).toBe(true);
    expect(await fixture.refunds(booking.paymentId)).toHaveLength(1);
  });

  it('is over once the work has begun', async () => {
    const { id } = await fixture.confirmed(await fixture.gig());
    fixture.clock.putForward(10 * DAY + HOUR);
    await fixture.doAllDue(BeginBookings);
    const booking = await fixture.booking(id);
    const attempt = fixture.get(CancelBooking).execute(booking, { id: booking.brandId, role: 'brand' });
    await expect(attempt).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });
});
