import {
  type BookingView,
  type Person,
  type SearchView,
  bookableInfluencer,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  succeeded,
  unique,
} from '@noillin/testing';
import {
  type ClockMove,
  DAY,
  MINUTE,
  type PlatformUnderTest,
  moveClock,
  noticesAbout,
  openPlatform,
  paymentReaches,
  refused,
} from '../support';

interface ReviewView {
  subjectId: string;
  rating: number;
  published: boolean;
}
interface Rated {
  rating: number | null;
  reviewCount: number;
}

const PRICE = 250_000;

/** What follows the work, with the sandbox's clock put forward. */
describe('after the work', () => {
  const name = unique('asha');
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gigId: string;

  beforeAll(async () => {
    platform = openPlatform();
    const offer = await bookableInfluencer(platform.api, { person: { displayName: name } });
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
  });
  afterEach(() => move({ reset: true }));
  afterAll(() => platform.close());

  const move = (wish: ClockMove) => moveClock(brand.api, wish);
  const act = ({ api }: Person, { id }: BookingView, action: string, body: object = {}) =>
    api.post<BookingView>(`/bookings/${id}/${action}`, body);
  const begun = async (): Promise<BookingView> => {
    const booking = await confirmedBooking(brand.api, gigId);
    await move({ now: booking.start });
    return bookingReaches(brand.api, booking.id, 'in_progress', { within: 15_000 });
  };
  const delivered = async (): Promise<BookingView> => {
    const links = [{ url: 'https://example.com/reel', label: 'The reel' }];
    return succeeded(act(influencer, await begun(), 'deliver', { links, note: 'Here it is.' }));
  };
  const review = ({ api }: Person, { id }: BookingView, body: object) =>
    api.post<ReviewView>(`/bookings/${id}/reviews`, body);
  const reviewsSeenBy = async ({ api }: Person, { id }: BookingView) =>
    (await succeeded(api.get<{ items: ReviewView[] }>(`/bookings/${id}/reviews`))).items.map(
      ({ rating }) => rating,
    );

  it('what was delivered can be looked at, and only real links are taken', async () => {
    const booking = await begun();
    for (const url of [
      'javascript:alert(1)',
      'example.com',
      'ftp://example.com/x',
      'https://u:p@example.com',
    ])
      expect(await refused(act(influencer, booking, 'deliver', { links: [{ url }] }))).toEqual([
        400,
        'validation_failed',
      ]);
    const links = [{ url: 'https://example.com/reel' }];
    const done = await succeeded(act(influencer, booking, 'deliver', { links, note: 'Here.' }));
    expect(done).toMatchObject({
      deliveries: [{ links: [{ ...links[0], label: null }], note: 'Here.', round: 0 }],
    });
  });

  it('reviews are seen once both sides have written, and make the rating that search knows', async () => {
    const booking = await delivered();
    expect(await refused(review(brand, booking, { rating: 4, text: 'Early.' }))).toEqual([
      409,
      'review_not_open',
    ]);
    await succeeded(act(brand, booking, 'complete'));
    expect(await refused(review(brand, booking, { rating: 6, text: 'No.' }))).toEqual([
      400,
      'validation_failed',
    ]);
    await succeeded(review(brand, booking, { rating: 4, text: 'Good work.' }));
    expect(await refused(review(brand, booking, { rating: 1, text: 'Bad.' }))).toEqual([
      409,
      'already_reviewed',
    ]);
    expect([await reviewsSeenBy(brand, booking), await reviewsSeenBy(influencer, booking)]).toEqual([
      [4],
      [],
    ]);
    await succeeded(review(influencer, booking, { rating: 5, text: 'Kind.' }));
    expect((await reviewsSeenBy(influencer, booking)).sort()).toEqual([4, 5]);
    const profile = await succeeded(platform.api.get<Rated>(`/influencers/${influencer.user.id}`));
    expect(profile).toMatchObject({ rating: 4, reviewCount: 1 });
    const query = { q: name, minRating: 4, sort: 'rating:desc' };
    await eventually(async () => {
      const found = await succeeded(platform.api.get<SearchView<Rated>>('/search/influencers', { query }));
      expect(found.items).toMatchObject([{ rating: 4, reviewCount: 1 }]);
    });
    const list = await succeeded(
      platform.api.get<{ items: ReviewView[] }>(`/influencers/${influencer.user.id}/reviews`),
    );
    expect(list.items).toMatchObject([{ subjectId: influencer.user.id, rating: 4, published: true }]);
    expect(await refused(review(await freshBrand(platform.api), booking, { rating: 1, text: 'x' }))).toEqual([
      404,
      'not_found',
    ]);
  });

  it('a dispute is raised once, by either side, and both are told', async () => {
    const booking = await delivered();
    expect((await succeeded(act(brand, booking, 'dispute', { reason: 'Half is missing.' }))).status).toBe(
      'delivered',
    );
    expect(await refused(act(influencer, booking, 'dispute'))).toEqual([409, 'dispute_open']);
    await eventually(async () =>
      expect(await noticesAbout(influencer, booking.id)).toContain('booking.disputed'),
    );
  });

  it('a no-show that nobody disputes is refunded after a day', async () => {
    const booking = await begun();
    await succeeded(act(brand, booking, 'no-show', { reason: 'I waited for an hour.' }));
    expect(await refused(act(influencer, booking, 'no-show'))).toEqual([409, 'no_show_reported']);
    await move({ advanceMs: DAY + MINUTE });
    await bookingReaches(brand.api, booking.id, 'cancelled', { within: 20_000 });
    const payment = await paymentReaches(brand.api, booking.payment.id, 'refunded');
    expect(payment.refundedAmount).toBe(PRICE);
  });
});
