import { type Money } from '@noillin/contracts';
import {
  type BookingView,
  type GigView,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  heldBooking,
  publishedGig,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import {
  type PlatformUnderTest,
  noticesAbout,
  openPlatform,
  paymentOf,
  paymentReaches,
  refused,
} from '../support';

interface Preview {
  refund: Money;
  retained: Money;
  refundBps: number;
  policy: string;
  members: { influencerId: string; keeps: Money }[];
  platformFee: Money;
  quoteId: string;
}

const HOUR_MS = 3_600_000;

describe('cancelling', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let gig: GigView;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    ({ influencer, gig } = await bookableInfluencer(platform.api, {
      gig: { price: { amount: 250_001, currency: 'INR' } },
    }));
    brand = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  const preview = ({ api }: Person, { id }: BookingView) =>
    succeeded(api.get<Preview>(`/bookings/${id}/cancellation-preview`));
  const cancel = ({ api }: Person, { id }: BookingView, reason?: string, quoteId?: string) =>
    api.post<BookingView>(`/bookings/${id}/cancel`, { reason, quoteId });
  const amounts = ({ refund, retained }: Preview) => [refund.amount, retained.amount];
  /** The first free start that lies at least so many hours ahead. */
  const startIn = async (hours: number) =>
    (await slotsOf(platform.api, gig.id, 5)).find(
      ({ start }) => Date.parse(start) > Date.now() + hours * HOUR_MS,
    )?.start;

  it('an unpaid hold costs nothing and frees the time', async () => {
    const booking = await heldBooking(brand.api, gig.id);
    expect(amounts(await preview(brand, booking))).toEqual([0, 0]);
    expect((await succeeded(cancel(brand, booking))).status).toBe('cancelled');
    expect((await slotsOf(platform.api, gig.id)).map(({ start }) => start)).toContain(booking.start);
  });

  it.each([
    ['all more than 48 hours before', 60, 250_001],
    ['half more than 24 hours before, rounded down', 30, 125_000],
  ])('by the brand gives back %s, exactly as the preview said', async (_, hours, refund) => {
    const booking = await confirmedBooking(brand.api, gig.id, await startIn(hours));
    const said = await preview(brand, booking);
    expect(amounts(said)).toEqual([refund, 250_001 - refund]);
    const kept = [said.platformFee, ...said.members.map(({ keeps }) => keeps)];
    expect(kept.reduce((sum, { amount }) => sum + amount, refund)).toBe(250_001);
    await succeeded(cancel(brand, booking, 'Plans changed', said.quoteId));
    const status = refund === 250_001 ? 'refunded' : 'partially_refunded';
    const payment = await paymentReaches(brand.api, booking.payment.id, status);
    expect(payment.refundedAmount).toBe(said.refund.amount);
    expect((await slotsOf(platform.api, gig.id, 5)).map(({ start }) => start)).toContain(booking.start);
  });

  it('under a policy of the gig’s own gives back what it says, and nothing on other terms than those seen', async () => {
    const cancellationPolicy = { name: 'custom', tiers: [{ hoursBefore: 1, refundBps: 3_333 }] };
    const other = await publishedGig(influencer.api, { cancellationPolicy, price: gig.price });
    const booking = await confirmedBooking(brand.api, other.id, await startIn(70));
    expect(await refused(cancel(brand, booking, 'No', '0'.repeat(32)))).toEqual([409, 'terms_changed']);
    await succeeded(influencer.api.patch(`/gigs/${other.id}`, { cancellationPolicy: { name: 'flexible' } }));
    const said = await preview(brand, booking);
    expect([said.policy, ...amounts(said)]).toEqual(['custom', 83_325, 166_676]);
    await succeeded(cancel(brand, booking, 'Plans changed', said.quoteId));
    const payment = await paymentReaches(brand.api, booking.payment.id, 'partially_refunded');
    expect(payment.refundedAmount).toBe(83_325);
  });

  it('by the influencer gives everything back, however late', async () => {
    const booking = await confirmedBooking(brand.api, gig.id, await startIn(24));
    expect((await preview(influencer, booking)).refundBps).toBe(10_000);
    await succeeded(cancel(influencer, booking));
    const payment = await paymentReaches(brand.api, booking.payment.id, 'refunded');
    expect(payment.refundedAmount).toBe(250_001);
  });

  it('tells both sides, and the brand of its money, once each', async () => {
    const booking = await confirmedBooking(brand.api, gig.id, await startIn(60));
    await succeeded(cancel(brand, booking));
    await eventually(async () => {
      const brands = await noticesAbout(brand, booking.id);
      expect(brands.sort()).toEqual(['booking.cancelled', 'booking.confirmed', 'payment.refund_succeeded']);
      const influencers = await noticesAbout(influencer, booking.id);
      expect(influencers.sort()).toEqual(['booking.cancelled', 'booking.confirmed']);
    });
  });

  it('happens once, also when both sides cancel at the same moment', async () => {
    const booking = await confirmedBooking(brand.api, gig.id, await startIn(60));
    const answers = await Promise.all([cancel(brand, booking), cancel(influencer, booking)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await paymentReaches(brand.api, booking.payment.id, 'refunded');
    expect((await paymentOf(brand.api, booking.payment.id)).refundedAmount).toBe(250_001);
    expect(await refused(cancel(brand, booking))).toEqual([409, 'transition_not_allowed']);
  });
});
