import {
  type ConversationView,
  LiveSocket,
  type Person,
  bookableInfluencer,
  bookingReaches,
  freshBrand,
  heldBooking,
  payInSandbox,
} from '@noillin/testing';
import {
  type PlatformUnderTest,
  type Realtime,
  conversationWith,
  connectTo,
  firstRealtimeUrl,
  liveNoticesAbout,
  openPlatform,
  say,
  startSecondRealtime,
} from '../support';

describe('two realtime instances', () => {
  let platform: PlatformUnderTest;
  let second: Realtime;
  let influencer: Person;
  let gigId: string;
  let brand: Person;
  let chat: ConversationView;
  /** The influencer is on the first instance, the brand on the second. */
  let influencers: LiveSocket;
  let brands: LiveSocket;

  beforeAll(async () => {
    platform = openPlatform();
    second = await startSecondRealtime();
    const offer = await bookableInfluencer(platform.api);
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
    chat = await conversationWith(brand, influencer);
    influencers = await connectTo(firstRealtimeUrl(), influencer);
    brands = await connectTo(second.url, brand);
  });
  afterAll(async () => {
    [influencers, brands].forEach((socket) => socket.close());
    await second.stop();
    await platform.close();
  });

  it('let nobody in past the gateway', async () => {
    const sneaking = LiveSocket.connect({ url: firstRealtimeUrl(), token: brand.accessToken });
    await expect(sneaking).rejects.toThrow();
  });

  it('carry messages across, both ways, each once', async () => {
    const there = await say(brands, chat.id, 'over there');
    const back = await say(influencers, chat.id, 'and back');
    for (const socket of [influencers, brands]) {
      await socket.waitFor('chat:message', ({ id }) => id === back.id);
      expect(socket.all('chat:message')).toEqual([there, back]);
    }
  });

  it('carry typing and read receipts across', async () => {
    expect(await brands.send('chat:typing', { conversationId: chat.id })).toEqual({ ok: true });
    await influencers.waitFor('chat:typing', ({ userId }) => userId === brand.user.id);
    const { seq } = await say(brands, chat.id, 'read this');
    expect(await influencers.send('chat:read', { conversationId: chat.id, seq })).toEqual({ ok: true });
    await brands.waitFor('chat:read', ({ userId }) => userId === influencer.user.id);
  });

  it('carry presence across: online while a socket is open on either', async () => {
    await influencers.waitFor('presence:changed', ({ userId, online }) => userId === brand.user.id && online);
    const tab = await connectTo(firstRealtimeUrl(), brand);
    tab.close();
    await say(brands, chat.id, 'still here');
    await influencers.waitFor('chat:message', ({ body }) => body === 'still here');
    expect(influencers.all('presence:changed').filter(({ online }) => !online)).toEqual([]);
  });

  it('both hear of bookings and notifications, each once', async () => {
    const booking = await heldBooking(brand.api, gigId);
    await payInSandbox(brand.api, booking.payment.id);
    await bookingReaches(brand.api, booking.id, 'confirmed');
    for (const socket of [influencers, brands]) {
      await socket.waitFor('notification:new', ({ data }) => data['bookingId'] === booking.id);
      await socket.waitFor('booking:updated', ({ status }) => status === 'confirmed');
      expect(liveNoticesAbout(socket, booking.id)).toEqual(['booking.confirmed']);
    }
  });

  it('keep people together when one of them ends', async () => {
    await second.stop();
    brands = await connectTo(firstRealtimeUrl(), brand);
    const sent = await say(influencers, chat.id, 'you are back');
    await brands.waitFor('chat:message', ({ id }) => id === sent.id);
  });
});
