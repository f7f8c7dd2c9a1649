import { InfluencerProfiles } from '@noillin/catalog';
import type { Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { BeginBookings } from '../lifecycle/begin-bookings';
import { FulfilBooking } from '../lifecycle/fulfil-booking';
import { PublishReview } from './publish-review';
import { Reviews } from './reviews';
import { WriteReview } from './write-review';

jest.setTimeout(60_000);
const fixture = new BookingFixture();

describe('reviews', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const memberOf = (booking: Booking): string => booking.members[0]?.influencerId ?? '';
  const completed = async (): Promise<Booking> => {
    const booking = await fixture.confirmed(await fixture.gig(), { start: fixture.inDays(1) });
    fixture.clock.putForward(2 * DAY);
    await fixture.doAllDue(BeginBookings);
    const fulfil = fixture.get(FulfilBooking);
    const delivered = await fulfil.deliver(await fixture.booking(booking.id), memberOf(booking));
    return fulfil.complete(delivered, booking.brandId);
  };
  const byBrand = (booking: Booking, rating = 4) =>
    fixture.get(WriteReview).execute(booking, { authorId: booking.brandId, rating, text: 'Good work.' });
  const byMember = (booking: Booking) =>
    fixture.get(WriteReview).execute(booking, { authorId: memberOf(booking), rating: 5, text: 'Kind.' });
  const ratingOf = async (booking: Booking) => {
    const profile = await fixture.get(InfluencerProfiles).findById(memberOf(booking));
    return [profile?.rating, profile?.reviewCount];
  };
  const published = async (booking: Booking): Promise<number> =>
    (await fixture.get(Reviews).ofBooking(booking.id)).filter((review) => review.published).length;

  it('are seen once both sides have written, and count then', async () => {
    const booking = await completed();
    expect((await byBrand(booking)).published).toBe(false);
    expect([await published(booking), await ratingOf(booking)]).toEqual([0, [null, 0]]);
    expect((await byMember(booking)).published).toBe(true);
    expect([await published(booking), await ratingOf(booking)]).toEqual([2, [4, 1]]);
    expect(await fixture.announced(booking.id)).toEqual(
      expect.arrayContaining(['review.written', 'review.published']),
    );
  });

  it('are both seen when both sides write at the same moment, and count once', async () => {
    const booking = await completed();
    await Promise.all([byBrand(booking), byMember(booking)]);
    expect([await published(booking), await ratingOf(booking)]).toEqual([2, [4, 1]]);
  });

  it('are seen after 14 days though the other side is silent, and count once', async () => {
    const booking = await completed();
    await byBrand(booking, 2);
    fixture.clock.putForward(14 * DAY - HOUR);
    await fixture.doAllDue(PublishReview);
    expect(await published(booking)).toBe(0);
    fixture.clock.putForward(2 * HOUR);
    await Promise.allSettled([fixture.doAllDue(PublishReview), fixture.doAllDue(PublishReview)]);
    expect([await published(booking), await ratingOf(booking)]).toEqual([1, [2, 1]]);
  });

  it('are written once, and by those who were there', async () => {
    const booking = await completed();
    const outcomes = await Promise.allSettled([byBrand(booking), byBrand(booking), byBrand(booking)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(byBrand(booking)).rejects.toMatchObject({ code: 'already_reviewed' });
    const wish = { authorId: booking.brandId, subjectId: 'somebody-else', rating: 1, text: 'No.' };
    await expect(fixture.get(WriteReview).execute(booking, wish)).rejects.toMatchObject({
      code: 'rule_refused',
    });
  });

  it('can be written between the acceptance of the work and 14 days after it', async () => {
    const confirmed = await fixture.confirmed(await fixture.gig());
    await expect(byBrand(confirmed)).rejects.toMatchObject({ code: 'review_not_open' });
    const booking = await completed();
    fixture.clock.putForward(14 * DAY + HOUR);
    await expect(byBrand(booking)).rejects.toMatchObject({ code: 'rule_refused' });
  });
});
