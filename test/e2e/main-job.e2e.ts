import {
  type BookingView,
  type GigView,
  type LiveSocket,
  type Person,
  type SearchView,
  askForSlot,
  bookingReaches,
  eventually,
  everyDay,
  freshBrand,
  freshInfluencer,
  openWeek,
  payInSandbox,
  publishedGig,
  slotsOf,
  succeeded,
  unique,
} from '@noillin/testing';
import { type PlatformUnderTest, liveNoticesAbout, noticesAbout, openPlatform, refused } from '../support';

/** One story, told in order: each test is its next sentence. */
describe('the main job', () => {
  const word = unique('sunrise');
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gig: GigView;
  let start: string;
  let booking: BookingView;
  let sockets: { influencer: LiveSocket; brand: LiveSocket };

  beforeAll(async () => {
    platform = openPlatform();
    influencer = await freshInfluencer(platform.api, { displayName: 'Asha Rao' });
    brand = await freshBrand(platform.api, { displayName: 'Chai & Co' });
    sockets = {
      influencer: await platform.connect(influencer.accessToken),
      brand: await platform.connect(brand.accessToken),
    };
  });
  afterAll(() => platform.close());

  const offeredStarts = async () => (await slotsOf(platform.api, gig.id)).map((slot) => slot.start);
  const statusOf = async (id: string) =>
    (await succeeded(brand.api.get<BookingView>(`/bookings/${id}`))).status;

  it('begins with an influencer who publishes a gig and says when they are free', async () => {
    gig = await publishedGig(influencer.api, { title: `Reel ${word}` });
    await openWeek(influencer.api, 'Asia/Kolkata', everyDay('10:00', '13:00'));
    expect(gig.status).toBe('published');
  });

  it('lets a brand find the gig by search', () =>
    eventually(async () => {
      const query = { q: word };
      const { items } = await succeeded(brand.api.get<SearchView<GigView>>('/search/gigs', { query }));
      expect(items.map(({ id }) => id)).toEqual([gig.id]);
    }));

  it('shows the brand the free slots', async () => {
    const starts = await offeredStarts();
    expect(starts.length).toBeGreaterThanOrEqual(3);
    start = starts[1] ?? '';
  });

  it('holds the slot that the brand books', async () => {
    const { status, body } = await askForSlot(brand.api, gig.id, start);
    booking = body;
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        gigId: gig.id,
        brandId: brand.user.id,
        memberIds: [influencer.user.id],
        start,
        end: new Date(Date.parse(start) + 3_600_000).toISOString(),
        status: 'held',
        price: gig.price,
      }),
    ]);
    expect(body.payment).toMatchObject({ status: 'created', provider: 'sandbox' });
    expect(Date.parse(body.holdExpiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('lets nobody else have it', async () => {
    const other = await freshBrand(platform.api, { displayName: 'Coffee & Co' });
    expect(await offeredStarts()).not.toContain(start);
    expect(await refused(askForSlot(other.api, gig.id, start))).toEqual([409, 'slot_taken']);
  });

  it('confirms nothing before the money has come, whatever the brand asks for', async () => {
    for (const action of ['confirm', 'complete', 'deliver'])
      expect((await brand.api.post(`/bookings/${booking.id}/${action}`)).status).toBeGreaterThanOrEqual(400);
    expect(await statusOf(booking.id)).toBe('held');
  });

  it('gives the brand a page to pay on', async () => {
    const page = await platform.api.get<string>(booking.payment.checkoutUrl);
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    expect(page.body).toContain(word);
  });

  it('is confirmed when the payment succeeds', async () => {
    await payInSandbox(brand.api, booking.payment.id);
    const confirmed = await bookingReaches(brand.api, booking.id, 'confirmed');
    expect(confirmed.payment.status).toBe('succeeded');
    expect(await succeeded(influencer.api.get(`/bookings/${booking.id}`))).toMatchObject({
      status: 'confirmed',
    });
  });

  it.each(['brand', 'influencer'] as const)('tells the %s live', async (side) => {
    const { id } = booking;
    await sockets[side].waitFor(
      'booking:updated',
      (update) => update.id === id && update.status === 'confirmed',
    );
    await sockets[side].waitFor('notification:new', ({ data }) => data['bookingId'] === id);
  });

  it.each([
    ['brand', /Booking confirmed/],
    ['influencer', /New booking/],
  ] as const)('mails the %s, as text and as HTML', async (side, subject) => {
    const { email } = side === 'brand' ? brand : influencer;
    const mail = await platform.mailbox.waitFor(email, subject);
    expect(mail.text).toContain(word);
    expect(mail.html).toContain('<html');
  });

  it('tells each of them once', async () => {
    for (const person of [brand, influencer]) {
      expect(await noticesAbout(person, booking.id)).toEqual(['booking.confirmed']);
      expect(await platform.mailbox.to(person.email, /booking/i)).toHaveLength(1);
    }
    for (const socket of Object.values(sockets))
      expect(liveNoticesAbout(socket, booking.id)).toEqual(['booking.confirmed']);
  });

  it('keeps the slot taken for good', async () => {
    const other = await freshBrand(platform.api);
    expect(await offeredStarts()).not.toContain(start);
    expect(await refused(askForSlot(other.api, gig.id, start))).toEqual([409, 'slot_taken']);
  });
});
