import { Calendar } from '@noillin/availability';
import { MODERATE_POLICY, NAMED_POLICIES, type Gig } from '@noillin/catalog';
import { union } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import { claimOf, memberIdsOf, type Booking } from '../booking';
import { BookingFixture, DAY, HOUR } from '../booking.fixture';
import { ProposeReschedule } from './propose-reschedule';

jest.setTimeout(60_000);
const fixture = new BookingFixture();

describe('moving a booking', () => {
  beforeAll(() => fixture.start());
  beforeEach(() => fixture.clock.reset());
  afterAll(() => fixture.stop());

  const reschedule = () => fixture.get(ProposeReschedule);
  /** Strict: a brand cannot move it alone. */
  const confirmed = async (changes: Partial<Gig> = {}): Promise<Booking> =>
    fixture.confirmed(await fixture.gig({ cancellationPolicy: NAMED_POLICIES.strict, ...changes }), {
      start: fixture.inDays(5),
    });
  const memberOf = (booking: Booking): string => booking.members[0]?.influencerId ?? '';
  const inDays = (days: number): Date => new Date(fixture.inDays(days));
  /** What the booking has on the calendars around both times; a claim past midnight stands under two days there. */
  const claims = async (booking: Booking) => {
    const found = await fixture
      .get(Calendar)
      .claimsOf(memberIdsOf(booking), fixture.inDays(1), fixture.inDays(20));
    return union(found.filter(({ bookingId }) => bookingId === booking.id)).map(({ start, end }) =>
      [start, end].map((at) => new Date(at).toISOString()),
    );
  };
  const claimed = (booking: Booking) => {
    const { start, end } = claimOf(booking);
    return [[start, end].map((at) => new Date(at).toISOString())];
  };

  it('needs the other side, and takes the new time as it gives back the old', async () => {
    const booking = await confirmed();
    const proposed = await reschedule().propose(booking, booking.brandId, inDays(7), 'Later, please.');
    expect(proposed).toMatchObject({ start: booking.start, reschedule: { by: booking.brandId } });
    expect(await claims(booking)).toEqual(claimed(booking));
    const moved = await reschedule().agree(proposed, memberOf(booking));
    expect([moved.start, moved.reschedule, moved.status]).toEqual([inDays(7), null, 'confirmed']);
    expect(moved.end.getTime() - moved.start.getTime()).toBe(HOUR);
    expect(await claims(booking)).toEqual(claimed(moved));
    expect(moved.history.at(-1)).toMatchObject({ event: 'reschedule', by: memberOf(booking) });
  });

  it('may go to a time that overlaps its own', async () => {
    const booking = await confirmed();
    const halfAnHourLater = new Date(booking.start.getTime() + HOUR / 2);
    const proposed = await reschedule().propose(booking, memberOf(booking), halfAnHourLater);
    const moved = await reschedule().agree(proposed, booking.brandId);
    expect(await claims(booking)).toEqual(claimed(moved));
  });

  it('happens at once when the brand could cancel for all its money', async () => {
    const booking = await confirmed({ cancellationPolicy: MODERATE_POLICY });
    const moved = await reschedule().propose(booking, booking.brandId, inDays(6));
    expect(moved.start).toEqual(inDays(6));
  });

  it('leaves everything as it was when somebody else has the new time by then', async () => {
    const gig = await fixture.gig({ cancellationPolicy: NAMED_POLICIES.strict });
    const booking = await fixture.confirmed(gig, { start: fixture.inDays(5) });
    const proposed = await reschedule().propose(booking, booking.brandId, inDays(7));
    await fixture.hold(gig, { start: fixture.inDays(7) });
    await expect(reschedule().agree(proposed, memberOf(booking))).rejects.toMatchObject({
      code: 'slot_taken',
    });
    expect((await fixture.booking(booking.id)).start).toEqual(booking.start);
    expect(await claims(booking)).toEqual(claimed(booking));
  });

  it('gives one new time to one of two bookings that want it at once', async () => {
    const gig = await fixture.gig({ cancellationPolicy: MODERATE_POLICY });
    const [one, two] = [
      await fixture.confirmed(gig, { start: fixture.inDays(5) }),
      await fixture.confirmed(gig, { start: fixture.inDays(6) }),
    ];
    const outcomes = await Promise.allSettled(
      [one, two].map((booking) => reschedule().propose(booking, booking.brandId, inDays(8))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = [await fixture.booking(one.id), await fixture.booking(two.id)];
    for (const booking of now) expect(await claims(booking)).toEqual(claimed(booking));
  });

  it('is refused for a start that is not offered, and for whoever proposed it', async () => {
    const booking = await confirmed();
    const attempt = reschedule().propose(booking, booking.brandId, new Date(fixture.clock.now() + 200 * DAY));
    await expect(attempt).rejects.toMatchObject({ code: 'slot_not_offered' });
    await expect(reschedule().agree(booking, memberOf(booking))).rejects.toMatchObject({
      code: 'proposal_not_open',
    });
    const proposed = await reschedule().propose(booking, booking.brandId, inDays(7));
    await expect(reschedule().agree(proposed, booking.brandId)).rejects.toMatchObject({
      code: 'proposal_not_open',
    });
  });

  it('ends when the other side declines, or does not answer in 48 hours', async () => {
    const booking = await confirmed();
    const declined = await reschedule().decline(
      await reschedule().propose(booking, booking.brandId, inDays(7)),
      memberOf(booking),
      'I cannot then.',
    );
    expect([declined.reschedule, declined.start]).toEqual([null, booking.start]);
    const again = await reschedule().propose(declined, booking.brandId, inDays(7));
    fixture.clock.putForward(2 * DAY + HOUR);
    await expect(reschedule().agree(again, memberOf(booking))).rejects.toMatchObject({
      code: 'proposal_not_open',
    });
  });

  it('needs every member of a group', async () => {
    const [ownerId, second] = [await fixture.influencer(), await fixture.influencer()];
    const members = [ownerId, second].map((influencerId) => ({
      influencerId,
      shareBps: 5_000,
      required: true,
      status: 'accepted' as const,
    }));
    const booking = await confirmed({ type: 'group', ownerId, members });
    const proposed = await reschedule().propose(booking, ownerId, inDays(7));
    const half = await reschedule().agree(proposed, booking.brandId);
    expect(half.start).toEqual(booking.start);
    expect((await reschedule().agree(half, second)).start).toEqual(inDays(7));
  });

  it('is only for what is confirmed', async () => {
    const { booking } = await fixture.hold(await fixture.gig());
    await expect(reschedule().propose(booking, booking.brandId, inDays(7))).rejects.toMatchObject({
      code: 'transition_not_allowed',
    });
    await expect(reschedule().decline(booking, newId())).rejects.toMatchObject({ code: 'proposal_not_open' });
  });
});
