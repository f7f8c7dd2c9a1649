import { type BookingDto, type GigDto } from '@noillin/sdk';
import {
  GIG,
  type LiveSocket,
  type Person,
  askForSlot,
  dateIn,
  eventually,
  everyDay,
  freshBrand,
  freshInfluencer,
  unique,
} from '@noillin/testing';
import { type PlatformUnderTest, liveNoticesAbout, noticesAbout, openPlatform, refused } from '../support';

/** One story, told in order: each test is its next sentence. Both sides use the client that integrators have. */
describe('the main job', () => {
  const word = unique('sunrise');
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  let gig: GigDto;
  let start: string;
  let booking: BookingDto;
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

  const offeredStarts = async () => {
    const query = { from: dateIn(1), to: dateIn(4) };
    const { items } = await platform.api.client.slots.list({ path: { id: gig.id }, query });
    return items.map((slot) => slot.start);
  };
  const seenBy = ({ api }: Person) => api.client.bookings.get({ path: { id: booking.id } });

  it('begins with an influencer who publishes a gig and says when they are free', async () => {
    const { gigs, availabilityRules } = influencer.api.client;
    const { id } = await gigs.create({ body: { ...GIG, type: 'single', title: `Reel ${word}` } });
    gig = await gigs.publish({ path: { id } });
    await availabilityRules.replace({
      body: { timezone: 'Asia/Kolkata', weekly: everyDay('10:00', '13:00') },
    });
    expect(gig.status).toBe('published');
  });

  it('lets a brand find the gig by search', () =>
    eventually(async () => {
      const { items } = await brand.api.client.search.gigs({ query: { q: word } });
      expect(items.map(({ id }) => id)).toEqual([gig.id]);
    }));

  it('shows the brand the free slots', async () => {
    const starts = await offeredStarts();
    expect(starts.length).toBeGreaterThanOrEqual(3);
    start = starts[1] ?? '';
  });

  it('holds the slot that the brand books', async () => {
    const statuses: number[] = [];
    booking = await brand.api.client.bookings.create({
      body: { gigId: gig.id, start },
      onResponse: ({ status }) => statuses.push(status),
    });
    expect(statuses).toEqual([201]);
    expect(booking).toMatchObject({
      gigId: gig.id,
      brandId: brand.user.id,
      memberIds: [influencer.user.id],
      start,
      end: new Date(Date.parse(start) + 3_600_000).toISOString(),
      status: 'held',
      price: gig.price,
      payment: { status: 'created', provider: 'sandbox' },
    });
    expect(Date.parse(booking.holdExpiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('lets nobody else have it', async () => {
    const other = await freshBrand(platform.api, { displayName: 'Coffee & Co' });
    expect(await offeredStarts()).not.toContain(start);
    const asking = other.api.client.bookings.create({ body: { gigId: gig.id, start } });
    await expect(asking).rejects.toMatchObject({ status: 409, code: 'slot_taken' });
  });

  it('confirms nothing before the money has come, whatever the brand asks for', async () => {
    for (const action of ['confirm', 'complete', 'deliver'])
      expect((await brand.api.post(`/bookings/${booking.id}/${action}`)).status).toBeGreaterThanOrEqual(400);
    expect((await seenBy(brand)).status).toBe('held');
  });

  it('gives the brand a page to pay on', async () => {
    const page = await platform.api.get<string>(booking.payment.checkoutUrl ?? '');
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    expect(page.body).toContain(word);
  });

  it('is confirmed when the payment succeeds', async () => {
    await brand.api.client.sandboxPayments.succeed({ path: { paymentId: booking.payment.id } });
    await eventually(async () =>
      expect(await seenBy(brand)).toMatchObject({ status: 'confirmed', payment: { status: 'succeeded' } }),
    );
    expect(await seenBy(influencer)).toMatchObject({ status: 'confirmed' });
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
