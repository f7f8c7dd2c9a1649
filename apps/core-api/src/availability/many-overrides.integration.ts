import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, register } from '../testing';

const holidays = { from: '2027-12-24', to: '2028-01-01', windows: [], reason: 'Winter holidays' };

describe('overrides of many days', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  const call = (method: 'GET' | 'PUT' | 'DELETE', query: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1/availability/overrides${query}`,
      payload,
      headers: bearer(asha),
    });
  const put = (body: object) => call('PUT', '', body);
  const stored = async (from: string, to: string) => {
    const answer = await call('GET', `?from=${from}&to=${to}`);
    return answer.json<{ items: { date: string; reason: string | null }[] }>().items;
  };

  beforeAll(async () => {
    app = await bootApp();
  });
  beforeEach(async () => {
    asha = await register(app, { role: 'influencer' });
  });
  afterAll(() => app.close());

  it('are put as a range, both ends included, in the place of what was there', async () => {
    await call('PUT', '/2027-12-25', { windows: [{ start: '10:00', end: '11:00' }], reason: 'Party' });
    const answer = await put(holidays);
    expect(answer.statusCode).toBe(200);
    const days = await stored('2027-12-01', '2028-01-31');
    expect(answer.json()).toEqual({ items: days, nextCursor: null });
    expect(days.map(({ date }) => date)).toEqual([
      ...[24, 25, 26, 27, 28, 29, 30, 31].map((day) => `2027-12-${day}`),
      '2028-01-01',
    ]);
    expect(new Set(days.map(({ reason }) => reason))).toEqual(new Set(['Winter holidays']));
  });

  it('are put day by day, each with its own windows, and leave other days alone', async () => {
    await call('PUT', '/2027-11-02', { windows: [] });
    const items = [
      { date: '2027-11-03', windows: [], reason: null },
      { date: '2027-11-01', windows: [{ start: '22:00', end: '02:00' }], reason: 'Night' },
    ];
    expect((await put({ items })).statusCode).toBe(200);
    expect((await stored('2027-11-01', '2027-11-30')).map(({ date }) => date)).toEqual([
      '2027-11-01',
      '2027-11-02',
      '2027-11-03',
    ]);
  });

  it('are removed as a range', async () => {
    await put(holidays);
    expect((await call('DELETE', '?from=2027-12-25&to=2028-02-29')).statusCode).toBe(204);
    expect((await stored('2027-12-01', '2028-02-29')).map(({ date }) => date)).toEqual(['2027-12-24']);
    expect((await call('DELETE', '?from=2027-12-25&to=2028-02-29')).statusCode).toBe(204);
  });

  it.each([
    ['from', { to: '2027-12-24', windows: [] }],
    ['from', { from: '2027-02-29', to: '2027-03-01', windows: [] }],
    ['to', { from: '2027-12-24', to: '2027-12-23', windows: [] }],
    ['windows', { from: '2027-12-24', to: '2027-12-25' }],
    [
      'windows.0.start',
      { from: '2027-12-24', to: '2027-12-25', windows: [{ start: '24:00', end: '10:00' }] },
    ],
    ['windows.0.end', { from: '2027-12-24', to: '2027-12-25', windows: [{ start: '10:00', end: '10:00' }] }],
    ['items', { items: [] }],
    ['items', { items: Array.from({ length: 367 }, () => ({ date: '2027-01-01', windows: [] })) }],
    ['items.1.date', { items: ['2027-11-01', '2027-11-01'].map((date) => ({ date, windows: [] })) }],
    ['items.0.date', { items: [{ date: '2027-02-29', windows: [] }] }],
    [
      'items.0.windows.0.end',
      { items: [{ date: '2027-03-01', windows: [{ start: '09:00', end: '24:30' }] }] },
    ],
    ['from', { from: '2027-12-24', items: [{ date: '2027-12-24', windows: [] }] }],
  ])('are refused as malformed, naming %s: %j', async (field, body) => {
    const answer = await put(body);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)).toContain(
      field,
    );
    expect(await stored('2027-01-01', '2027-12-31')).toEqual([]);
  });

  it('take a 29 February, a window to 24:00 and one that ends at 00:00', async () => {
    const windows = [
      { start: '00:00', end: '06:00' },
      { start: '05:00', end: '24:00' },
      { start: '22:00', end: '00:00' },
    ];
    expect((await put({ from: '2028-02-28', to: '2028-03-01', windows })).statusCode).toBe(200);
    expect(await stored('2028-02-28', '2028-03-01')).toHaveLength(3);
  });

  it('are refused for years at once, and beyond a thousand days ahead, quickly', async () => {
    const years = await put({ from: '2027-01-01', to: '2037-01-01', windows: [] });
    expect([years.statusCode, years.json<{ code: string }>().code]).toEqual([422, 'range_too_long']);
    for (const year of [2027, 2028]) {
      expect((await put({ from: `${year}-01-01`, to: `${year}-12-31`, windows: [] })).statusCode).toBe(200);
    }
    const tooMany = await put({ from: '2029-01-01', to: '2029-12-31', windows: [] });
    expect([tooMany.statusCode, tooMany.json<{ code: string }>().code]).toEqual([422, 'rule_refused']);
    expect(await stored('2029-01-01', '2029-12-31')).toEqual([]);
  }, 30_000);
});
