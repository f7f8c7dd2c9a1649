import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ChatMessage } from '@noillin/contracts';
import { newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, register } from '../testing';
import type { ConversationDto, ConversationListDto, MessageListDto } from './dto/chat.dto';

jest.setTimeout(60_000);

describe('chat', () => {
  let app: NestFastifyApplication;
  let brand: SessionDto;
  let influencer: SessionDto;
  let stranger: SessionDto;

  const post = (caller: SessionDto, path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/conversations${path}`, payload, headers: bearer(caller) });
  const get = (caller: SessionDto, path = '') =>
    app.inject({ url: `/api/v1/conversations${path}`, headers: bearer(caller) });
  const open = async (caller: SessionDto, other: SessionDto) =>
    (await post(caller, '', { participantId: other.user.id })).json<ConversationDto>();
  const send = (caller: SessionDto, id: string, body = 'hello', clientMessageId = newId()) =>
    post(caller, `/${id}/messages`, { clientMessageId, body });
  const messages = async (caller: SessionDto, id: string, query = '?limit=200') =>
    (await get(caller, `/${id}/messages${query}`)).json<MessageListDto>().items;
  const unread = async (caller: SessionDto, id: string) =>
    (await get(caller, `/${id}`)).json<ConversationDto>().unread;

  beforeAll(async () => {
    app = await bootApp();
    [brand, influencer, stranger] = await Promise.all([
      register(app, { displayName: 'Chai Co' }),
      register(app, { role: 'influencer' }),
      register(app),
    ]);
  });
  afterAll(() => app.close());
  /** Two people who have never written to each other. */
  const strangers = () => Promise.all([register(app), register(app, { role: 'influencer' })]);

  it('opens one conversation per pair, whoever begins and however often', async () => {
    const [one, other] = await strangers();
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => post(one, '', { participantId: other.user.id })),
      ...Array.from({ length: 5 }, () => post(other, '', { participantId: one.user.id })),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(new Set(answers.map((answer) => answer.json<ConversationDto>().id)).size).toBe(1);
  });

  it('needs exactly one subject that exists', async () => {
    const statuses = await Promise.all(
      [
        {},
        { participantId: influencer.user.id, bookingId: newId() },
        { participantId: brand.user.id },
        { participantId: newId() },
        { bookingId: newId() },
      ].map(async (body) => (await post(brand, '', body)).statusCode),
    );
    expect(statuses).toEqual([400, 400, 422, 404, 404]);
  });

  it('numbers 50 messages that are sent at once without a gap', async () => {
    const [one, other] = await strangers();
    const { id } = await open(one, other);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => send(i % 2 ? one : other, id, `message ${i}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array<number>(50).fill(201));
    const stored = await messages(one, id);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(new Set(stored.map(({ body }) => body)).size).toBe(50);
    expect((await get(one, `/${id}`)).json<ConversationDto>().lastSeq).toBe(50);
  });

  it('stores a message once, however often and however parallel it is sent', async () => {
    const [one, other] = await strangers();
    const { id } = await open(one, other);
    const clientMessageId = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(one, id, 'once', clientMessageId)),
    );
    const sent = answers.map((answer) => answer.json<ChatMessage>());
    expect(new Set(sent.map((message) => `${message.id} ${message.seq}`)).size).toBe(1);
    expect(await messages(other, id)).toEqual([sent[0]]);
    const fromOther = (await send(other, id, 'mine', clientMessageId)).json<ChatMessage>();
    expect(fromOther).toMatchObject({ seq: 2, senderId: other.user.id });
  });

  it('lists what came after a message, in order', async () => {
    const [one, other] = await strangers();
    const { id } = await open(one, other);
    for (const body of ['a', 'b', 'c', 'd']) await send(one, id, body);
    expect((await messages(other, id, '?afterSeq=2')).map(({ body }) => body)).toEqual(['c', 'd']);
    expect((await messages(other, id, '?afterSeq=1&limit=2')).map(({ body }) => body)).toEqual(['b', 'c']);
    expect(await messages(other, id, '?afterSeq=4')).toEqual([]);
  });

  it('does not exist for outsiders', async () => {
    const { id } = await open(brand, influencer);
    const attempts = [
      get(stranger, `/${id}`),
      get(stranger, `/${id}/messages`),
      send(stranger, id),
      post(stranger, `/${id}/read`, { seq: 1 }),
    ];
    const statuses = (await Promise.all(attempts)).map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([404, 404, 404, 404]);
    expect((await get(stranger)).json<ConversationListDto>().items).toEqual([]);
    expect((await messages(brand, id)).some(({ senderId }) => senderId === stranger.user.id)).toBe(false);
  });

  it('moves read marks forward only, and never past the last message', async () => {
    const [one, other] = await strangers();
    const { id } = await open(one, other);
    for (const body of ['a', 'b', 'c']) await send(one, id, body);
    const read = async (seq: number) => (await post(other, `/${id}/read`, { seq })).statusCode;
    expect([await unread(one, id), await unread(other, id)]).toEqual([0, 3]);
    expect([await read(2), await unread(other, id)]).toEqual([204, 1]);
    expect([await read(1), await unread(other, id)]).toEqual([204, 1]);
    expect([await read(99), await unread(other, id)]).toEqual([204, 1]);
    await Promise.all([3, 1, 2, 3].map(read));
    expect(await unread(other, id)).toBe(0);
    expect(await read(0)).toBe(400);
  });

  it.each([
    ['no body', { clientMessageId: 'x' }],
    ['an empty body', { clientMessageId: 'x', body: '' }],
    ['a body of 4001 characters', { clientMessageId: 'x', body: 'a'.repeat(4_001) }],
    ['no id of its own', { body: 'hello' }],
    ['a sequence number of its own', { clientMessageId: 'x', body: 'hello', seq: 1 }],
  ])('refuses a message with %s', async (_name, body) => {
    const { id } = await open(brand, influencer);
    expect((await post(brand, `/${id}/messages`, body)).statusCode).toBe(400);
  });

  it('lists conversations by latest activity, page by page', async () => {
    const me = await register(app);
    const others = await Promise.all([1, 2, 3].map(() => register(app, { role: 'influencer' })));
    const ids: string[] = [];
    for (const other of others) ids.push((await open(me, other)).id);
    await send(me, ids[0] ?? '');
    const first = (await get(me, '?limit=2')).json<ConversationListDto>();
    expect(first.items.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    const rest = (await get(me, `?limit=2&cursor=${first.nextCursor ?? ''}`)).json<ConversationListDto>();
    expect(rest.items.map(({ id }) => id)).toEqual([ids[1]]);
    expect(first.items[0]?.participants).toHaveLength(2);
  });
});
