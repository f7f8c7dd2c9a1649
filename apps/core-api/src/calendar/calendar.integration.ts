import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BookingRepository, type Booking } from '@noillin/booking';
import { Users } from '@noillin/identity';
import { DAY, HOUR } from '@noillin/scheduling';
import { newId } from '@noillin/utils';
import type { Model } from 'mongoose';
import type { SessionDto } from '../auth/dto/session.dto';
import { adminToken, bearer, bootApp, register } from '../testing';
import type { IssuedFeedDto } from './dto/feed.dto';

describe('the calendar feed', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  let brand: SessionDto;
  const own = (method: 'GET' | 'POST' | 'DELETE', session = asha) =>
    app.inject({ method, url: '/api/v1/calendar/feed', headers: bearer(session) });
  const issue = async (session = asha) => {
    const { url } = (await own('POST', session)).json<IssuedFeedDto>();
    return new URL(url).pathname;
  };
  const read = (path: string, headers: Record<string, string> = {}) => app.inject({ url: path, headers });
  const linesOf = async (path: string) => (await read(path)).body.split('\r\n');

  const book = async (changes: Partial<Booking> = {}): Promise<Booking> => {
    const start = new Date(Date.now() + DAY);
    const end = new Date(start.getTime() + HOUR);
    const booking: Booking = {
      id: newId(),
      gigId: newId(),
      gigTitle: 'Launch reel',
      brandId: brand.user.id,
      members: [{ influencerId: asha.user.id, shareBps: 10_000 }],
      quorum: null,
      start,
      end,
      claim: { start, end },
      status: 'held',
      disputed: false,
      mode: 'instant',
      respondBy: null,
      acceptedBy: [],
      acceptedAt: null,
      price: { amount: 100, currency: 'INR' },
      feeBps: 1000,
      cancellationPolicy: { tiers: [] } as unknown as Booking['cancellationPolicy'],
      revisionsIncluded: 0,
      revisionsUsed: 0,
      deliveredBy: [],
      deliveries: [],
      holdExpiresAt: end,
      deliveredAt: null,
      completedAt: null,
      reschedule: null,
      noShow: null,
      withdrawals: [],
      formerMembers: [],
      paymentId: newId(),
      latePayment: null,
      history: [],
      createdAt: new Date(),
      ...changes,
    };
    await app.get(BookingRepository, { strict: false }).insert(booking, null);
    return booking;
  };

  beforeAll(async () => {
    app = await bootApp();
  });
  beforeEach(async () => {
    asha = await register(app, { role: 'influencer', displayName: 'Asha Rao' });
    brand = await register(app, { role: 'brand', displayName: 'Acme' });
  });
  afterAll(() => app.close());

  it('is made, found, made anew and ended', async () => {
    expect((await own('GET')).statusCode).toBe(404);
    const first = await issue();
    expect((await own('GET')).json()).toEqual({ issuedAt: expect.stringMatching(/Z$/) });
    const second = await issue();
    expect([(await read(first)).statusCode, (await read(second)).statusCode]).toEqual([404, 200]);
    expect((await own('DELETE')).statusCode).toBe(204);
    expect([(await read(second)).statusCode, (await own('DELETE')).statusCode]).toEqual([404, 404]);
  });

  it('has what its owner takes part in, each side with the other’s name', async () => {
    const { id } = await book();
    await book({ members: [{ influencerId: newId(), shareBps: 10_000 }], brandId: newId() });
    const lines = await linesOf(await issue());
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual([`UID:booking-${id}@noillin`]);
    expect(lines).toEqual(
      expect.arrayContaining(['SUMMARY:Launch reel · Acme', 'STATUS:TENTATIVE', 'SEQUENCE:0']),
    );
    expect(await linesOf(await issue(brand))).toContain('SUMMARY:Launch reel · Asha Rao');
  });

  it('goes back 90 days, and is in order', async () => {
    const hourAt = (days: number) => {
      const start = new Date(Date.now() + days * DAY);
      return { start, end: new Date(start.getTime() + HOUR) };
    };
    await book({ ...hourAt(-91), gigTitle: 'Long ago' });
    await book({ ...hourAt(5), gigTitle: 'Later' });
    await book({ ...hourAt(-89), gigTitle: 'Past' });
    const summaries = (await linesOf(await issue())).filter((line) => line.startsWith('SUMMARY:'));
    expect(summaries).toEqual(['SUMMARY:Past · Acme', 'SUMMARY:Later · Acme']);
  });

  it('is a calendar for its owner’s programs, that ask whether it changed', async () => {
    const { id, brandId } = await book();
    const path = await issue();
    const { headers, body } = await read(path);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
    });
    const tag = String(headers.etag);
    const again = await read(path, { 'if-none-match': `W/${tag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
    const entry = {
      event: 'cancel',
      from: 'held',
      to: 'cancelled',
      at: new Date(),
      by: asha.user.id,
    } as const;
    const entries = { ...entry, reason: null, eventId: newId(), causedBy: null };
    await app.get(BookingRepository, { strict: false }).transition({ id, brandId }, entries);
    const changed = await read(path, { 'if-none-match': tag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).not.toBe(body);
    expect(changed.body.split('\r\n')).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:1']));
  });

  it('is kept from whoever is suspended', async () => {
    const path = await issue();
    await app.get(Users, { strict: false }).setStatus(asha.user.id, 'suspended');
    expect((await read(path)).statusCode).toBe(404);
  });

  it.each(['feeds/unknown.ics', 'feeds/.ics', 'feeds/unknown', 'feeds/%00.ics'])(
    'is not at %s',
    async (path) => {
      expect((await read(`/api/v1/calendar/${path}`)).statusCode).toBe(404);
    },
  );

  it('is not told again, and nobody reads it in the database', async () => {
    const path = await issue();
    const token = path.slice(path.lastIndexOf('/') + 1, -4);
    const feeds = app.get<Model<object>>(getModelToken('CalendarFeed'), { strict: false });
    const row = await feeds.findById(asha.user.id).lean();
    expect(row).toMatchObject({ tokenHash: expect.any(String) });
    expect(JSON.stringify(row)).not.toContain(token);
    expect((await own('GET')).body).not.toContain(token);
  });

  it('is for everybody who can have bookings', async () => {
    const statuses = [asha, brand, await adminToken(app)].map(async ({ accessToken }) => {
      const headers = bearer({ accessToken });
      return (await app.inject({ method: 'POST', url: '/api/v1/calendar/feed', headers })).statusCode;
    });
    expect(await Promise.all(statuses)).toEqual([201, 201, 201]);
    expect((await app.inject({ method: 'POST', url: '/api/v1/calendar/feed' })).statusCode).toBe(401);
  });
});
