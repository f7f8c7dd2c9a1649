import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Calendar } from '@noillin/availability';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, everyDay, register } from '../testing';
import type { SlotListDto } from './dto/slot.dto';

/** A Monday. */
const NOW = Date.parse('2027-03-01T08:00:00Z');
const HOUR = 3_600_000;

describe('slots', () => {
  let app: NestFastifyApplication;
  let owner: SessionDto;
  const put = (path: string, payload: object) =>
    app.inject({ method: 'PUT', url: `/api/v1/availability/${path}`, payload, headers: bearer(owner) });
  const get = (gigId: string, query: Record<string, string> = {}, session?: SessionDto) =>
    app.inject({ url: `/api/v1/gigs/${gigId}/slots`, query, headers: session && bearer(session) });
  const startsOf = async (gigId: string, query: Record<string, string> = {}) =>
    (await get(gigId, query)).json<SlotListDto>().items.map(({ start }) => start.slice(0, 16));

  beforeAll(async () => {
    const fixed = { now: () => NOW, date: () => new Date(NOW) };
    app = await bootApp({ override: (builder) => builder.overrideProvider(Clock).useValue(fixed) });
  });
  beforeEach(async () => {
    owner = await register(app, { role: 'influencer' });
  });
  afterAll(() => app.close());

  it('lists starts and ends of local days, for everybody', async () => {
    await put('rules', everyDay('09:00', '11:00', 'Asia/Kolkata'));
    const { id } = await createGig(app, owner);
    const answer = await get(id, { from: '2027-03-02', to: '2027-03-02' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      items: [
        { start: '2027-03-02T03:30:00.000Z', end: '2027-03-02T04:30:00.000Z' },
        { start: '2027-03-02T04:30:00.000Z', end: '2027-03-02T05:30:00.000Z' },
      ],
    });
  });

  it('lists 14 days from today when nothing is asked for, and 14 from a day', async () => {
    await put('rules', everyDay('10:00', '11:00'));
    const { id } = await createGig(app, owner);
    const starts = await startsOf(id);
    expect([starts.length, starts[0], starts.at(-1)]).toEqual([14, '2027-03-01T10:00', '2027-03-14T10:00']);
    expect(await startsOf(id, { from: '2027-04-01' })).toHaveLength(14);
  });

  it('takes instants, of which the last is excluded', async () => {
    await put('rules', everyDay('09:00', '17:00'));
    const { id } = await createGig(app, owner);
    const range = { from: '2027-03-02T10:00:00Z', to: '2027-03-02T17:30:00+05:30' };
    expect(await startsOf(id, range)).toEqual(['2027-03-02T10:00', '2027-03-02T11:00']);
  });

  it('counts overrides, claims with buffers, notice and horizon', async () => {
    await put('rules', everyDay('09:00', '12:00'));
    await put('overrides/2027-03-02', { windows: [] });
    await put('overrides/2027-03-03', { windows: [{ start: '20:15', end: '22:15' }] });
    const timing = { bufferAfterMinutes: 30, minNoticeMinutes: 120, horizonDays: 3, slotStepMinutes: 30 };
    const { id } = await createGig(app, owner, timing);
    const nine = Date.parse('2027-03-04T09:00:00Z');
    const ids = { bookingId: newId(), gigId: id, memberIds: [owner.user.id] };
    const claim = { ...ids, startsAt: nine, start: nine, end: nine + HOUR };
    await app.get(Transactions).run(() => app.get(Calendar, { strict: false }).claim(claim));
    expect(await startsOf(id)).toEqual([
      '2027-03-01T10:00',
      '2027-03-01T10:30',
      '2027-03-01T11:00',
      '2027-03-03T20:15',
      '2027-03-03T20:45',
      '2027-03-03T21:15',
      '2027-03-04T10:00',
      '2027-03-04T10:30',
      '2027-03-04T11:00',
    ]);
  });

  it('keeps 09:00 at 09:00 when clocks change', async () => {
    await put('rules', everyDay('09:00', '10:00', 'Europe/Berlin'));
    const { id } = await createGig(app, owner);
    const starts = await startsOf(id, { from: '2027-03-27', to: '2027-03-29' });
    expect(starts).toEqual(['2027-03-27T08:00', '2027-03-28T07:00', '2027-03-29T07:00']);
  });

  it('offers nothing before there are rules, and nothing of a gig that is not published', async () => {
    const { id } = await createGig(app, owner);
    expect(await startsOf(id)).toEqual([]);
    await put('rules', everyDay('09:00', '17:00'));
    expect(await startsOf(id)).not.toEqual([]);
    await app.inject({ method: 'POST', url: `/api/v1/gigs/${id}/pause`, headers: bearer(owner) });
    expect(await startsOf(id)).toEqual([]);
  });

  it('hides the slots of a draft together with the draft', async () => {
    const { id } = await createGig(app, owner, {}, false);
    expect([(await get(id)).statusCode, (await get(id, {}, owner)).statusCode]).toEqual([404, 200]);
  });

  it.each([
    ['2027-02-29', '2027-03-01', 400, 'from'],
    ['2027-03-01', 'tomorrow', 400, 'to'],
    ['2027-03-02', '2027-03-01', 400, 'to'],
    ['2027-03-01T10:00:00', '2027-03-02', 400, 'from'],
    ['2027-03-01', '2027-06-01', 422, null],
  ])('refuses the range %s to %s', async (from, to, status, field) => {
    const { id } = await createGig(app, owner);
    const answer = await get(id, { from, to });
    expect(answer.statusCode).toBe(status);
    const { errors } = answer.json<{ errors?: { field: string }[] }>();
    expect(errors?.[0]?.field ?? null).toBe(field);
  });

  it('answers 92 days at once, clock change included', async () => {
    await put('rules', everyDay('09:00', '10:00', 'America/New_York'));
    const { id } = await createGig(app, owner);
    expect(await startsOf(id, { from: '2027-03-02', to: '2027-06-01' })).toHaveLength(92);
    expect(await startsOf(id, { from: '2027-09-01', to: '2027-12-01' })).toHaveLength(92);
  });
});
