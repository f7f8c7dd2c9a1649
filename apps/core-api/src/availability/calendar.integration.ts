import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusyTimes } from '@noillin/availability';
import { Transactions } from '@noillin/mongo';
import { newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, everyDay, register } from '../testing';
import type { CalendarDto } from './dto/calendar.dto';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('an influencer’s own calendar', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  const day = inDays(7);
  const put = (path: string, payload: object) =>
    app.inject({ method: 'PUT', url: `/api/v1/availability/${path}`, payload, headers: bearer(asha) });
  const get = (query: Record<string, string>, session = asha) =>
    app.inject({ url: '/api/v1/availability/calendar', query, headers: bearer(session) });

  beforeAll(async () => {
    app = await bootApp();
    asha = await register(app, { role: 'influencer' });
  });
  afterAll(() => app.close());

  it('shows what is open, closed, held and busy, and why', async () => {
    await put('rules', everyDay('09:00', '12:00'));
    await put(`overrides/${inDays(8)}`, { windows: [], reason: 'Wedding' });
    const gig = await createGig(app, asha, { bufferAfterMinutes: 30 });
    const brand = await register(app, { role: 'brand' });
    const booked = await app.inject({
      method: 'POST',
      url: '/api/v1/bookings',
      payload: { gigId: gig.id, start: `${day}T09:00:00Z` },
      headers: { ...bearer(brand), 'idempotency-key': newId() },
    });
    const bookingId = booked.json<{ id: string }>().id;
    const [start, end] = [`${day}T11:00:00Z`, `${day}T11:30:00Z`].map((at) => Date.parse(at)) as [
      number,
      number,
    ];
    const busy = { influencerId: asha.user.id, importId: newId(), times: [{ start, end }] };
    await app.get(Transactions).run(() => app.get(BusyTimes, { strict: false }).replace(busy));

    const answer = await get({ from: day, to: inDays(8) });
    expect(answer.statusCode).toBe(200);
    const { timezone, items } = answer.json<CalendarDto>();
    expect(timezone).toBe('UTC');
    expect(
      items.map((item) => [item.start.slice(11, 16), item.state, item.by, item.reason, item.bookingId]),
    ).toEqual([
      ['00:00', 'closed', 'rule', null, null],
      ['09:00', 'held', 'booking', null, bookingId],
      ['10:30', 'open', 'rule', null, null],
      ['11:00', 'busy', 'import', null, null],
      ['11:30', 'open', 'rule', null, null],
      ['12:00', 'closed', 'rule', null, null],
      ['00:00', 'closed', 'override', 'Wedding', null],
    ]);
  });

  it('answers 92 days at most, in the zone of the rules', async () => {
    await put('rules', everyDay('09:00', '12:00', 'Australia/Lord_Howe'));
    expect((await get({ from: inDays(1), to: inDays(92) })).statusCode).toBe(200);
    expect((await get({ from: inDays(1), to: inDays(93) })).json()).toMatchObject({ code: 'range_too_long' });
    expect((await get({ from: '2027-01-01', to: '2037-01-01' })).statusCode).toBe(422);
    expect((await get({ from: 'someday' })).statusCode).toBe(400);
    const { timezone, items } = (await get({})).json<CalendarDto>();
    expect([timezone, items.length]).toEqual(['Australia/Lord_Howe', expect.any(Number)]);
  });

  it('is for influencers', async () => {
    const brand = await register(app, { role: 'brand' });
    expect((await get({}, brand)).statusCode).toBe(403);
  });
});
