import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  heldBooking,
  succeeded,
} from '@noillin/testing';
import {
  type ClockMove,
  type ClockView,
  DAY,
  MINUTE,
  type PlatformUnderTest,
  moveClock,
  openPlatform,
  refused,
} from '../support';

/** What takes weeks, in less than a minute: the sandbox's clock is put forward and the timers do what falls due. */
describe('the whole life of a booking', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gigId: string;
  let booking: BookingView;

  beforeAll(async () => {
    platform = openPlatform();
    const offer = await bookableInfluencer(platform.api);
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
  });
  afterAll(async () => {
    await move({ reset: true });
    await platform.close();
  });

  const move = (wish: ClockMove) => moveClock(brand.api, wish);
  const reaches = (status: BookingView['status']) =>
    bookingReaches(brand.api, booking.id, status, { within: 15_000 });

  it('a hold that nobody pays ends when its quarter of an hour is over, and its time is free again', async () => {
    booking = await heldBooking(brand.api, gigId);
    await move({ advanceMs: 16 * MINUTE });
    await reaches('expired');
    expect((await heldBooking(brand.api, gigId, booking.start)).status).toBe('held');
    await move({ advanceMs: 16 * MINUTE });
  });

  it('a paid booking begins at its start', async () => {
    booking = await confirmedBooking(brand.api, gigId);
    await move({ now: booking.start });
    await reaches('in_progress');
  });

  it('is delivered, and accepted after a week of silence', async () => {
    await succeeded(influencer.api.post(`/bookings/${booking.id}/deliver`, {}));
    await move({ advanceMs: 6 * DAY });
    await reaches('delivered');
    await move({ advanceMs: DAY + MINUTE });
    await reaches('completed');
  });

  it('is closed, and its money released, when it has cooled down for three days', async () => {
    await move({ advanceMs: 2 * DAY });
    await reaches('completed');
    await move({ advanceMs: DAY + MINUTE });
    await reaches('closed');
    await eventually(async () => {
      const { items } = await succeeded(
        influencer.api.get<{ items: { bookingId: string; stage: string }[] }>('/payouts'),
      );
      expect(items).toMatchObject([{ bookingId: booking.id, stage: 'releasable' }]);
    });
  });

  it('leaves tokens and sessions where they are in real time', async () => {
    await succeeded(brand.api.get('/auth/me'));
    const { offsetMs } = await succeeded(brand.api.get<ClockView>('/sandbox/clock'));
    expect(offsetMs).toBeGreaterThan(7 * DAY);
  });

  it('is moved by one wish at a time, and forward', async () => {
    for (const wish of [
      {},
      { advanceMs: 1, reset: true },
      { advanceMs: -1 },
      { now: 'soon' },
      { reset: false },
    ])
      expect(await refused(brand.api.post('/sandbox/clock', wish))).toEqual([400, 'validation_failed']);
    expect(await refused(platform.api.post('/sandbox/clock', { advanceMs: 1 }))).toEqual([
      401,
      'token_missing',
    ]);
  });

  it('is back in the present afterwards', async () => {
    await move({ reset: true });
    await eventually(async () => {
      const { now } = await succeeded(brand.api.get<ClockView>('/sandbox/clock'));
      expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(MINUTE);
    });
  });
});
