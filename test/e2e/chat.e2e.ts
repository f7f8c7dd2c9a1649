import { randomUUID } from 'node:crypto';
import { type ChatMessage } from '@noillin/contracts';
import {
  type ConversationView,
  type ListView,
  type LiveSocket,
  type Person,
  freshBrand,
  freshInfluencer,
  heldBooking,
  bookableInfluencer,
  succeeded,
} from '@noillin/testing';
import {
  type PlatformUnderTest,
  conversationWith,
  openPlatform,
  refused,
  say,
  storedMessages,
} from '../support';

describe('a chat', () => {
  let platform: PlatformUnderTest;
  let asha: Person;
  let brand: Person;
  let chat: ConversationView;
  let ashas: LiveSocket;
  let brands: LiveSocket;

  beforeAll(async () => {
    platform = openPlatform();
    [asha, brand] = [await freshInfluencer(platform.api), await freshBrand(platform.api)];
  });
  beforeEach(async () => {
    // A conversation of two people is one for ever: tests that count messages begin with a new brand.
    brand = await freshBrand(platform.api);
    chat = await conversationWith(brand, asha);
    [ashas, brands] = [await platform.connect(asha.accessToken), await platform.connect(brand.accessToken)];
  });
  afterEach(() => [ashas, brands].forEach((socket) => socket.close()));
  afterAll(() => platform.close());

  const bodies = (messages: readonly ChatMessage[]) => messages.map(({ body }) => body);

  it('is one conversation, whoever opens it', async () => {
    const again = await asha.api.post<ConversationView>('/conversations', { participantId: brand.user.id });
    expect([again.status, again.body.id]).toEqual([200, chat.id]);
  });

  it('can be about a booking, with everybody in it', async () => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const booking = await heldBooking(brand.api, gig.id);
    const about = await succeeded(
      influencer.api.post<ConversationView>('/conversations', { bookingId: booking.id }),
    );
    expect(about).toMatchObject({
      bookingId: booking.id,
      participants: expect.arrayContaining([
        expect.objectContaining({ id: brand.user.id }),
        expect.objectContaining({ id: influencer.user.id }),
      ]),
    });
  });

  it('carries a message live to the other side and to every tab of the sender', async () => {
    const tab = await platform.connect(brand.accessToken);
    const sent = await say(brands, chat.id, 'Namaste!');
    expect(sent).toMatchObject({
      conversationId: chat.id,
      seq: 1,
      senderId: brand.user.id,
      body: 'Namaste!',
    });
    for (const socket of [ashas, tab])
      expect(await socket.waitFor('chat:message', ({ id }) => id === sent.id)).toEqual(sent);
    tab.close();
  });

  it('acknowledges a message only after it is stored', async () => {
    const sent = await say(brands, chat.id, 'Written down');
    expect(await storedMessages(asha, chat.id)).toEqual([sent]);
  });

  it('stores a message once that is sent again, over whichever way', async () => {
    const clientMessageId = randomUUID();
    const first = await say(brands, chat.id, 'Once', clientMessageId);
    const [again, posted] = await Promise.all([
      say(brands, chat.id, 'Once', clientMessageId),
      succeeded(
        brand.api.post<ChatMessage>(`/conversations/${chat.id}/messages`, { clientMessageId, body: 'Once' }),
      ),
    ]);
    expect([again, posted]).toEqual([first, first]);
    expect(await storedMessages(asha, chat.id)).toEqual([first]);
  });

  it('numbers messages without gaps when both write at once', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index}`);
    await Promise.all(lines.map((line, index) => say(index % 2 ? ashas : brands, chat.id, line)));
    const stored = await storedMessages(asha, chat.id);
    expect(stored.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    expect(bodies(stored).sort()).toEqual(lines);
    expect((await conversationWith(asha, brand)).lastSeq).toBe(10);
  });

  it('gives back after a reconnect what was missed: none missing, none twice', async () => {
    await say(brands, chat.id, 'seen');
    const seen = await ashas.waitFor('chat:message', ({ body }) => body === 'seen');
    ashas.close();
    for (const body of ['missed 1', 'missed 2']) await say(brands, chat.id, body);
    ashas = await platform.connect(asha.accessToken);
    const answer = await ashas.send('chat:sync', { conversationId: chat.id, afterSeq: seen.seq });
    expect(answer.ok && bodies(answer.messages)).toEqual(['missed 1', 'missed 2']);
    expect(answer.ok && answer.messages.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(ashas.all('chat:message')).toEqual([]);
  });

  it('shows the other side that somebody is typing, and stores nothing of it', async () => {
    expect(await brands.send('chat:typing', { conversationId: chat.id })).toEqual({ ok: true });
    const typing = await ashas.waitFor('chat:typing');
    expect(typing).toEqual({ conversationId: chat.id, userId: brand.user.id });
    expect(brands.all('chat:typing')).toEqual([]);
    expect(await storedMessages(asha, chat.id)).toEqual([]);
  });

  it('tells the sender how far the other side has read', async () => {
    await say(brands, chat.id, 'one');
    const { seq } = await say(brands, chat.id, 'two');
    const unread = async () => (await conversationWith(asha, brand)).unread;
    expect(await unread()).toBe(2);
    expect(await ashas.send('chat:read', { conversationId: chat.id, seq })).toEqual({ ok: true });
    const receipt = await brands.waitFor('chat:read', ({ userId }) => userId === asha.user.id);
    expect(receipt).toEqual({ conversationId: chat.id, seq, userId: asha.user.id });
    expect(await unread()).toBe(0);
  });

  it('lists the latest conversation first, with what is unread', async () => {
    await say(brands, chat.id, 'newest');
    const { items } = await succeeded(asha.api.get<ListView<ConversationView>>('/conversations'));
    expect(items[0]).toMatchObject({ id: chat.id, lastSeq: 1, unread: 1 });
  });

  it('tells somebody who is away by mail, once until they have read', async () => {
    const [first, second] = [await freshInfluencer(platform.api), await freshInfluencer(platform.api)];
    const { id } = await conversationWith(brand, first);
    await say(brands, id, 'Are you there?');
    await platform.mailbox.waitFor(first.email, /New message from/);
    await say(brands, id, 'Hello?');
    // Mailed later than a second mail to the first one would have been.
    await say(brands, (await conversationWith(brand, second)).id, 'And you?');
    await platform.mailbox.waitFor(second.email, /New message from/);
    expect(await platform.mailbox.to(first.email, /message/)).toHaveLength(1);
  });

  it('refuses what is no message', async () => {
    const wrong = { conversationId: chat.id, clientMessageId: 'x', body: '' };
    expect(await brands.send('chat:send', wrong)).toMatchObject({ ok: false, code: 'validation_failed' });
    const posted = brand.api.post(`/conversations/${chat.id}/messages`, { body: 'no id' });
    expect(await refused(posted)).toEqual([400, 'validation_failed']);
  });
});
