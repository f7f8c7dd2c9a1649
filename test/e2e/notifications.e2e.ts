import { type NotificationView } from '@noillin/contracts';
import {
  type ListView,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, noticesOf, openPlatform, refused } from '../support';

describe('notifications', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  beforeAll(async () => {
    platform = openPlatform();
    const offer = await bookableInfluencer(platform.api);
    influencer = offer.influencer;
    const brand = await freshBrand(platform.api);
    for (let count = 0; count < 3; count += 1) await confirmedBooking(brand.api, offer.gig.id);
    await eventually(async () => expect(await noticesOf(influencer)).toHaveLength(3));
  });
  afterAll(() => platform.close());

  const unread = async () => (await noticesOf(influencer)).filter(({ readAt }) => readAt === null);

  it('stay, newest first, with what they are about', async () => {
    const notices = await noticesOf(influencer);
    expect(notices[0]).toEqual({
      id: expect.any(String),
      type: 'booking.confirmed',
      title: 'New booking',
      body: expect.stringContaining('Launch reel'),
      data: { bookingId: expect.any(String) },
      readAt: null,
      createdAt: expect.any(String),
    });
    const times = notices.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('come in pages', async () => {
    const page = (query: Record<string, string | number>) =>
      succeeded(influencer.api.get<ListView<NotificationView>>('/notifications', { query }));
    const first = await page({ limit: 2 });
    const second = await page({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(await noticesOf(influencer));
    expect(second.nextCursor).toBeNull();
  });

  it('are read one by one, each once', async () => {
    const [notice] = await noticesOf(influencer);
    const path = `/notifications/${notice?.id}/read`;
    const read = await succeeded(influencer.api.post<NotificationView>(path));
    expect(read.readAt).toEqual(expect.any(String));
    expect((await succeeded(influencer.api.post<NotificationView>(path))).readAt).toBe(read.readAt);
    expect(await unread()).toHaveLength(2);
  });

  it('are read all at once', async () => {
    expect((await influencer.api.post('/notifications/read-all')).status).toBe(204);
    expect(await unread()).toEqual([]);
  });

  it('have cursors of their own', async () => {
    const query = { cursor: 'made-up' };
    expect(await refused(influencer.api.get('/notifications', { query }))).toEqual([400, 'invalid_cursor']);
  });
});
