import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConversationRepository, keyOfBooking, SeatMembers } from '@noillin/chat';
import type { ChatMessage } from '@noillin/contracts';
import { newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, register } from '../testing';
import type { ConversationDto, ConversationListDto, MessageListDto } from './dto/chat.dto';

jest.setTimeout(60_000);

describe('a conversation of a booking whose members change', () => {
  let app: NestFastifyApplication;
  let brand: SessionDto;
  let stays: SessionDto;
  let leaves: SessionDto;
  let comes: SessionDto;

  beforeAll(async () => {
    app = await bootApp();
    brand = await register(app);
    const influencer = () => register(app, { role: 'influencer' });
    [stays, leaves, comes] = await Promise.all([influencer(), influencer(), influencer()]);
  });
  afterAll(() => app.close());

  const idsOf = (...people: SessionDto[]) => people.map(({ user }) => user.id);
  const seat = (bookingId: string, version: number, ...people: SessionDto[]) =>
    app.get(SeatMembers, { strict: false }).execute({ bookingId, version, participantIds: idsOf(...people) });
  const begin = async () => {
    const bookingId = newId();
    const conversation = await app.get(ConversationRepository, { strict: false }).insert({
      key: keyOfBooking(bookingId),
      bookingId,
      participantIds: idsOf(brand, stays, leaves),
      membership: 0,
    });
    return { bookingId, id: conversation?.id ?? '' };
  };
  const post = (caller: SessionDto, path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/conversations/${path}`, payload, headers: bearer(caller) });
  const get = (caller: SessionDto, path: string) =>
    app.inject({ url: `/api/v1/conversations${path}`, headers: bearer(caller) });
  const say = (caller: SessionDto, id: string, body: string) =>
    post(caller, `${id}/messages`, { clientMessageId: newId(), body });
  const read = async (caller: SessionDto, id: string) =>
    (await get(caller, `/${id}/messages`)).json<MessageListDto>().items.map(({ body }) => body);
  const show = async (caller: SessionDto, id: string) =>
    (await get(caller, `/${id}`)).json<ConversationDto>();

  it('shows everybody what was said while they took part', async () => {
    const { id, bookingId } = await begin();
    for (const body of ['one', 'two']) await say(brand, id, body);
    await seat(bookingId, 1, brand, stays, comes);
    await say(comes, id, 'three');
    expect(await read(stays, id)).toEqual(['one', 'two', 'three']);
    expect(await read(leaves, id)).toEqual(['one', 'two']);
    expect(await read(comes, id)).toEqual(['three']);
    expect(await show(leaves, id)).toMatchObject({ lastSeq: 2, unread: 2 });
    expect(await show(comes, id)).toMatchObject({ lastSeq: 3, unread: 0 });
    const { participants, formerParticipants } = await show(brand, id);
    expect(participants.map((one) => one.id).sort()).toEqual(idsOf(brand, stays, comes).sort());
    expect(formerParticipants.map((one) => one.id)).toEqual(idsOf(leaves));
    const listed = (await get(leaves, '')).json<ConversationListDto>().items.map((one) => one.id);
    expect(listed).toContain(id);
  });

  it('lets who has left mark what they can read, and write nothing', async () => {
    const { id, bookingId } = await begin();
    await say(brand, id, 'one');
    await seat(bookingId, 1, brand, stays);
    await say(brand, id, 'two');
    expect((await say(leaves, id, 'wait')).statusCode).toBe(422);
    expect((await say(comes, id, 'hello')).statusCode).toBe(404);
    await post(leaves, `${id}/read`, { seq: 2 });
    expect((await show(leaves, id)).unread).toBe(1);
    await post(leaves, `${id}/read`, { seq: 1 });
    expect((await show(leaves, id)).unread).toBe(0);
  });

  it('is as the latest change left it, told twice and in whichever order', async () => {
    const { id, bookingId } = await begin();
    await Promise.all([
      seat(bookingId, 2, brand, comes),
      seat(bookingId, 1, brand, stays, comes),
      seat(bookingId, 2, brand, comes),
    ]);
    await seat(bookingId, 1, brand, stays, comes);
    const { participants, formerParticipants } = await show(brand, id);
    expect(participants.map((one) => one.id).sort()).toEqual(idsOf(brand, comes).sort());
    expect(formerParticipants.map((one) => one.id).sort()).toEqual(idsOf(stays, leaves).sort());
  });

  it('loses nobody’s message to a change at the same moment', async () => {
    const { id, bookingId } = await begin();
    const [, ...answers] = await Promise.all([
      seat(bookingId, 1, brand, stays, comes),
      ...Array.from({ length: 15 }, (_, index) => say(index % 2 ? brand : stays, id, `line ${index}`)),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array<number>(15).fill(201));
    const [before, after] = [await read(leaves, id), await read(comes, id)];
    const said = answers.map((answer) => answer.json<ChatMessage>()).sort((a, b) => a.seq - b.seq);
    expect([...before, ...after]).toEqual(said.map(({ body }) => body));
    expect((await show(leaves, id)).lastSeq).toBe(before.length);
  });

  it('has nothing to change where nobody has begun to talk', async () => {
    expect(await seat(newId(), 1, brand, stays)).toBeNull();
  });
});
