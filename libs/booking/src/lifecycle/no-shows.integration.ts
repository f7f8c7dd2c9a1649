import type { Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { BeginBookings } from './begin-bookings';
import { DisputeBooking } from './dispute-booking';
import { ReportNoShow } from './report-no-show';
import { SettleNoShows } from './settle-no-shows';

jest.setTimeout(60_000);
const PRICE = 250_001;
const fixture = new BookingFixture();

describe('no-shows', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const begun = async (): Promise<Booking> => {
    const booking = await fixture.confirmed(await fixture.gig(), { start: fixture.inDays(1) });
    fixture.clock.putForward(DAY + HOUR);
    await fixture.doAllDue(BeginBookings);
    return fixture.booking(booking.id);
  };
  const memberOf = (booking: Booking): string => booking.members[0]?.influencerId ?? '';
  const report = (booking: Booking, by: string) =>
    fixture.get(ReportNoShow).execute(booking, by, 'Nobody came.');
  const settle = async (booking: Booking): Promise<Booking> => {
    await fixture.doAllDue(SettleNoShows);
    return fixture.booking(booking.id);
  };
  const refunds = async ({ paymentId }: Booking) =>
    (await fixture.refunds(paymentId)).map(({ amount }) => amount);

  it('of an influencer gives everything back after a day in which nobody disputed it', async () => {
    const booking = await begun();
    expect((await report(booking, booking.brandId)).noShow).toMatchObject({ absent: 'influencer' });
    expect((await settle(booking)).status).toBe('in_progress');
    fixture.clock.putForward(DAY + HOUR);
    expect((await settle(booking)).status).toBe('cancelled');
    await settle(booking);
    expect(await refunds(booking)).toEqual([PRICE]);
  });

  it('of a brand gives back what its policy gives at the start', async () => {
    const booking = await begun();
    await report(booking, memberOf(booking));
    fixture.clock.putForward(DAY + HOUR);
    expect((await settle(booking)).status).toBe('cancelled');
    expect(await refunds(booking)).toEqual([]);
  });

  it('waits for support when the other side disputes it', async () => {
    const booking = await begun();
    const reported = await report(booking, booking.brandId);
    await fixture.get(DisputeBooking).execute(reported, memberOf(booking), 'I was there.');
    fixture.clock.putForward(2 * DAY);
    expect((await settle(booking)).status).toBe('in_progress');
  });

  it('is reported once, after the start', async () => {
    const early = await fixture.confirmed(await fixture.gig());
    await expect(report(early, early.brandId)).rejects.toMatchObject({ code: 'transition_not_allowed' });
    const booking = await begun();
    const outcomes = await Promise.allSettled([
      report(booking, booking.brandId),
      report(booking, memberOf(booking)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(report(await fixture.booking(booking.id), booking.brandId)).rejects.toMatchObject({
      code: 'no_show_reported',
    });
  });
});
