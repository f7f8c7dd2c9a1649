import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusyTimes } from '@noillin/availability';
import { CalendarReader, readBusyTimes } from '@noillin/ical';
import type { OutboxDocument } from '@noillin/messaging';
import { DAY } from '@noillin/scheduling';
import type { Model } from 'mongoose';
import type { SessionDto } from '../../auth/dto/session.dto';
import { bearer, bootApp, everyDay, register } from '../../testing';
import type { ImportListDto, ImportResultDto } from './import.dto';

/** Threads run compiled code; here the sources are tested, in this thread. */
const readHere = {
  read: async (...args: Parameters<CalendarReader['read']>) => readBusyTimes(...args),
};

const TOMORROW = new Date(Date.now() + DAY).toISOString().slice(0, 10);
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'UID:a@example.com', ...lines, 'END:VEVENT'].join('\r\n');
const meeting = (time = '090000', ...lines: string[]): string =>
  event(`DTSTART:${TOMORROW.replaceAll('-', '')}T${time}`, 'DURATION:PT1H', ...lines);

describe('imported calendars', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  const call = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path = '',
    payload?: string,
    { session = asha, type = 'text/calendar' } = {},
  ) =>
    app.inject({
      method,
      url: `/api/v1/availability/imports${path}`,
      payload,
      headers: { ...bearer(session), ...(payload !== undefined && { 'content-type': type }) },
    });
  const upload = async (name: string, file: string) =>
    (await call('POST', `?name=${name}`, file)).json<ImportResultDto>();
  const listed = async () => (await call('GET')).json<ImportListDto>().items;
  const busy = async () =>
    (
      await app.get(BusyTimes, { strict: false }).between([asha.user.id], Date.now(), Date.now() + 500 * DAY)
    ).map(({ start }) => new Date(start).toISOString());
  const problemOf = async (answer: ReturnType<typeof call>) => {
    const { statusCode, body } = await answer;
    return [statusCode, (JSON.parse(body) as { code: string }).code];
  };

  beforeAll(async () => {
    app = await bootApp({
      override: (builder) => builder.overrideProvider(CalendarReader).useValue(readHere),
    });
  });
  beforeEach(async () => {
    asha = await register(app, { role: 'influencer' });
  });
  afterAll(() => app.close());

  it('take their time in the zone of the rules, and say what was left out', async () => {
    await app.inject({
      method: 'PUT',
      url: '/api/v1/availability/rules',
      payload: everyDay('09:00', '17:00', 'Asia/Kolkata'),
      headers: bearer(asha),
    });
    const free = meeting('120000', 'SUMMARY:Lunch', 'TRANSP:TRANSPARENT');
    const answer = await call('POST', '?name=Work', calendar(meeting(), free));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      id: expect.any(String),
      name: 'Work',
      events: 1,
      busyTimes: 1,
      skippedEvents: 1,
      skipped: [{ uid: 'a@example.com', summary: 'Lunch', reason: 'transparent' }],
      coversUntil: expect.stringMatching(/Z$/),
      importedAt: expect.stringMatching(/Z$/),
    });
    expect(await busy()).toEqual([`${TOMORROW}T03:30:00.000Z`]);
  });

  it('are listed, replaced and forgotten one by one', async () => {
    const work = await upload('Work', calendar(meeting('090000Z')));
    const home = await upload('Home', calendar(meeting('120000Z')));
    const { skipped: _, ...shown } = work;
    expect((await listed())[0]).toEqual(shown);
    const replaced = await call('PUT', `/${work.id}`, calendar(meeting('150000Z')));
    expect(replaced.json()).toMatchObject({ id: work.id, name: 'Work', events: 1 });
    expect(await busy()).toEqual([`${TOMORROW}T15:00:00.000Z`, `${TOMORROW}T12:00:00.000Z`]);
    expect((await call('DELETE', `/${home.id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `/${home.id}`)).statusCode).toBe(404);
    expect([await busy(), (await listed()).map(({ name }) => name)]).toEqual([
      [`${TOMORROW}T15:00:00.000Z`],
      ['Work'],
    ]);
  });

  it('are called what the file calls itself, unless told otherwise', async () => {
    const file = calendar('X-WR-CALNAME: Studio ', meeting());
    expect((await call('POST', '', file)).json()).toMatchObject({ name: 'Studio' });
    expect((await call('POST', '', calendar())).json()).toMatchObject({ name: 'Calendar', events: 0 });
  });

  it('have different names, also when ten uploads come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST', '?name=Work', calendar(meeting()))),
    );
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [201, 409, 429].includes(status))).toBe(true);
    expect(await problemOf(call('POST', '?name=Work', calendar()))).toEqual([409, 'calendar_name_taken']);
    expect([await listed(), await busy()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('are ten at most', async () => {
    for (let i = 0; i < 10; i += 1) await upload(`c${i}`, calendar());
    expect(await problemOf(call('POST', '?name=more', calendar()))).toEqual([422, 'rule_refused']);
  });

  it('leave an event, so that caches and search follow', async () => {
    const { id } = await upload('Work', calendar(meeting()));
    await call('DELETE', `/${id}`);
    const outbox = app.get<Model<OutboxDocument>>(getModelToken('Outbox'), { strict: false });
    const events = await outbox.find({ 'envelope.payload.influencerId': asha.user.id }).lean();
    expect(events.map(({ envelope }) => envelope?.name)).toEqual(Array(2).fill('availability.changed'));
  });

  it.each([
    ['no calendar', '<html></html>', 400, 'calendar_unreadable'],
    ['nothing', '', 400, 'calendar_unreadable'],
    ['half a calendar', calendar(meeting()).slice(0, 60), 400, 'calendar_unreadable'],
    [
      'every second for ever',
      calendar(meeting('090000Z', 'RRULE:FREQ=SECONDLY')),
      422,
      'calendar_too_complex',
    ],
    ['ten megabytes', calendar(`X-NOTE:${'x'.repeat(10_000_000)}`), 413, 'payload_too_large'],
  ])('are refused: %s', async (_, file, status, code) => {
    expect(await problemOf(call('POST', '?name=Work', file))).toEqual([status, code]);
    expect(await listed()).toEqual([]);
  });

  it('come as text/calendar, and only here', async () => {
    expect(await problemOf(call('POST', '', '{}', { type: 'application/json' }))).toEqual([
      415,
      'unsupported_media_type',
    ]);
    expect((await call('POST', '')).statusCode).toBe(415);
    const headers = { ...bearer(asha), 'content-type': 'text/calendar' };
    const elsewhere = await app.inject({ method: 'POST', url: '/api/v1/gigs', payload: calendar(), headers });
    expect(elsewhere.statusCode).toBe(415);
  });

  it('belong to one influencer', async () => {
    const { id } = await upload('Work', calendar(meeting('090000Z')));
    const session = await register(app, { role: 'influencer' });
    expect((await call('PUT', `/${id}`, calendar(), { session })).statusCode).toBe(404);
    expect((await call('DELETE', `/${id}`, undefined, { session })).statusCode).toBe(404);
    expect((await call('GET', '', undefined, { session })).json()).toEqual({ items: [] });
    expect(await busy()).toHaveLength(1);
    const brand = await register(app, { role: 'brand' });
    expect((await call('POST', '', calendar(), { session: brand })).statusCode).toBe(403);
  });
});
