import {
  type ApiClient,
  type ApiResponse,
  type BookingView,
  type ConversationView,
  type GigView,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  draftGig,
  eventually,
  freshBrand,
  freshInfluencer,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, conversationWith, noticesOf, openPlatform, refusal, say } from '../support';

/** Whoever takes no part in a thing is not told whether it exists: the answer is that for an id nobody has. */
describe("other people's things", () => {
  const NOBODYS = '0198f2a0-0000-7000-8000-000000000000';
  let platform: PlatformUnderTest;
  let strangers: Record<'brand' | 'influencer', Person>;
  let booking: BookingView;
  let draft: GigView;
  let chat: ConversationView;
  let noticeId: string;

  beforeAll(async () => {
    platform = openPlatform();
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brand = await freshBrand(platform.api);
    booking = await confirmedBooking(brand.api, gig.id);
    draft = await draftGig(influencer.api);
    chat = await conversationWith(brand, influencer);
    await say(await platform.connect(brand.accessToken), chat.id, 'between us');
    noticeId = await eventually(async () => {
      const [notice] = await noticesOf(brand);
      if (!notice) throw new Error('No notification yet');
      return notice.id;
    });
    strangers = { brand: await freshBrand(platform.api), influencer: await freshInfluencer(platform.api) };
  });
  afterAll(() => platform.close());

  type Attempt = (api: ApiClient, id: string) => Promise<ApiResponse<unknown>>;
  const message = { clientMessageId: 'c-1', body: 'Let me in' };
  const attempts: [string, 'brand' | 'influencer', () => string, Attempt][] = [
    ['read a booking', 'brand', () => booking.id, (api, id) => api.get(`/bookings/${id}`)],
    ['read a booking', 'influencer', () => booking.id, (api, id) => api.get(`/bookings/${id}`)],
    ['cancel a booking', 'brand', () => booking.id, (api, id) => api.post(`/bookings/${id}/cancel`, {})],
    ['see a refund', 'brand', () => booking.id, (api, id) => api.get(`/bookings/${id}/cancellation-preview`)],
    ['deliver', 'influencer', () => booking.id, (api, id) => api.post(`/bookings/${id}/deliver`, {})],
    ['accept', 'brand', () => booking.id, (api, id) => api.post(`/bookings/${id}/complete`, {})],
    ['dispute', 'brand', () => booking.id, (api, id) => api.post(`/bookings/${id}/dispute`, {})],
    ['read a history', 'brand', () => booking.id, (api, id) => api.get(`/bookings/${id}/history`)],
    [
      'withdraw from a booking',
      'influencer',
      () => booking.id,
      (api, id) => api.post(`/bookings/${id}/members/me/withdraw`, {}),
    ],
    ['see a withdrawal', 'brand', () => booking.id, (api, id) => api.get(`/bookings/${id}/withdrawal`)],
    [
      'go on without a member',
      'brand',
      () => booking.id,
      (api, id) => api.post(`/bookings/${id}/withdrawal/shrink`, {}),
    ],
    [
      'offer a place',
      'brand',
      () => booking.id,
      (api, id) => api.post(`/bookings/${id}/withdrawal/substitute`, { influencerId: NOBODYS }),
    ],
    [
      'cancel a member',
      'brand',
      () => booking.id,
      (api, id) => api.post(`/bookings/${id}/members/${booking.memberIds[0]}/cancel`, {}),
    ],
    ['take a place', 'influencer', () => booking.id, (api, id) => api.post(`/place-offers/${id}/accept`)],
    ['read a payment', 'brand', () => booking.payment.id, (api, id) => api.get(`/payments/${id}`)],
    ['pay', 'brand', () => booking.payment.id, (api, id) => api.post(`/sandbox/payments/${id}/succeed`)],
    [
      'make a payment fail',
      'brand',
      () => booking.payment.id,
      (api, id) => api.post(`/sandbox/payments/${id}/fail`),
    ],
    ['read a draft', 'influencer', () => draft.id, (api, id) => api.get(`/gigs/${id}`)],
    [
      'change a draft',
      'influencer',
      () => draft.id,
      (api, id) => api.patch(`/gigs/${id}`, { title: 'Mine' }),
    ],
    ['publish a draft', 'influencer', () => draft.id, (api, id) => api.post(`/gigs/${id}/publish`)],
    ['see slots of a draft', 'brand', () => draft.id, (api, id) => api.get(`/gigs/${id}/slots`)],
    ['read a conversation', 'brand', () => chat.id, (api, id) => api.get(`/conversations/${id}`)],
    ['read messages', 'brand', () => chat.id, (api, id) => api.get(`/conversations/${id}/messages`)],
    [
      'write messages',
      'brand',
      () => chat.id,
      (api, id) => api.post(`/conversations/${id}/messages`, message),
    ],
    ['mark as read', 'brand', () => chat.id, (api, id) => api.post(`/conversations/${id}/read`, { seq: 1 })],
    [
      'chat about a booking',
      'brand',
      () => booking.id,
      (api, id) => api.post('/conversations', { bookingId: id }),
    ],
    ['read a notification', 'brand', () => noticeId, (api, id) => api.post(`/notifications/${id}/read`)],
  ];

  it.each(attempts)('cannot be told from nothing: %s (as %s)', async (_, role, id, attempt) => {
    const { api } = strangers[role];
    const theirs = await refusal(attempt(api, id()));
    const nobodys = await refusal(attempt(api, NOBODYS));
    expect([theirs.status, theirs.code]).toEqual([404, 'not_found']);
    expect({ ...theirs, requestId: '' }).toEqual({ ...nobodys, requestId: '' });
  });

  it.each(['chat:read', 'chat:typing', 'chat:sync', 'chat:send'] as const)(
    'cannot be reached over a socket: %s',
    async (event) => {
      const socket = await platform.connect(strangers.brand.accessToken);
      const payloads = {
        'chat:read': { conversationId: chat.id, seq: 1 },
        'chat:typing': { conversationId: chat.id },
        'chat:sync': { conversationId: chat.id, afterSeq: 0 },
        'chat:send': { conversationId: chat.id, ...message },
      };
      expect(await socket.send(event, payloads[event])).toMatchObject({ ok: false, code: 'not_found' });
    },
  );

  it('appear in nobody else’s lists', async () => {
    for (const { api } of Object.values(strangers))
      for (const path of ['/bookings', '/conversations', '/notifications'])
        expect(await succeeded(api.get(path))).toEqual({ items: [], nextCursor: null });
  });

  it('stay as they were', async () => {
    const { items } = await succeeded(
      platform.api.get<{ items: GigView[] }>(`/gigs?influencerId=${booking.memberIds[0]}`),
    );
    expect(items.map(({ id }) => id)).toEqual([booking.gigId]);
  });
});
