import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OutboxDocument } from '@noillin/messaging';
import type { Model } from 'mongoose';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, everyDay, register } from '../testing';

describe('availability', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  const call = (method: 'GET' | 'PUT' | 'DELETE', path: string, payload?: object, session = asha) =>
    app.inject({ method, url: `/api/v1/availability/${path}`, payload, headers: bearer(session) });
  const fieldsOf = (answer: { json: () => { errors: { field: string }[] } }) =>
    answer.json().errors.map(({ field }) => field);

  beforeAll(async () => {
    app = await bootApp();
  });
  beforeEach(async () => {
    asha = await register(app, { role: 'influencer' });
  });
  afterAll(() => app.close());

  describe('rules', () => {
    it('are empty at first, in the zone of the profile', async () => {
      const headers = bearer(asha);
      const payload = { timezone: 'Asia/Kolkata' };
      await app.inject({ method: 'PATCH', url: '/api/v1/influencers/me', payload, headers });
      expect((await call('GET', 'rules')).json()).toEqual({ timezone: 'Asia/Kolkata', weekly: [] });
    });

    it('replace each other', async () => {
      await call('PUT', 'rules', everyDay('09:00', '17:00', 'Europe/Berlin'));
      const night = { timezone: 'Asia/Tokyo', weekly: [{ weekday: 7, start: '22:00', end: '24:00' }] };
      const answer = await call('PUT', 'rules', night);
      expect([answer.statusCode, answer.json()]).toEqual([200, night]);
      expect((await call('GET', 'rules')).json()).toEqual(night);
    });

    it('leave an event', async () => {
      await call('PUT', 'rules', everyDay('09:00', '17:00'));
      await call('PUT', 'overrides/2027-03-01', { windows: [] });
      await call('DELETE', 'overrides/2027-03-01');
      const outbox = app.get<Model<OutboxDocument>>(getModelToken('Outbox'), { strict: false });
      const events = await outbox.find({ 'envelope.payload.influencerId': asha.user.id }).lean();
      expect(events.map(({ envelope }) => envelope?.name)).toEqual(Array(3).fill('availability.changed'));
    });

    it.each([
      ['timezone', { timezone: 'Mars/Olympus', weekly: [] }],
      ['timezone', { weekly: [] }],
      ['weekly', { timezone: 'UTC' }],
      ['weekly.0', { timezone: 'UTC', weekly: [null] }],
      ['weekly.0.weekday', { timezone: 'UTC', weekly: [{ weekday: 0, start: '09:00', end: '17:00' }] }],
      ['weekly.0.weekday', { timezone: 'UTC', weekly: [{ weekday: '1', start: '09:00', end: '17:00' }] }],
      ['weekly.0.start', { timezone: 'UTC', weekly: [{ weekday: 1, start: '9:00', end: '17:00' }] }],
      ['weekly.0.start', { timezone: 'UTC', weekly: [{ weekday: 1, start: '24:00', end: '17:00' }] }],
      [
        'weekly.1.end',
        {
          timezone: 'UTC',
          weekly: [
            { weekday: 1, start: '09:00', end: '17:00' },
            { weekday: 1, start: '09:00', end: '25:00' },
          ],
        },
      ],
      ['weekly.0.end', { timezone: 'UTC', weekly: [{ weekday: 1, start: '09:00', end: '09:00' }] }],
      [
        'weekly.0.note',
        { timezone: 'UTC', weekly: [{ weekday: 1, start: '09:00', end: '10:00', note: 'x' }] },
      ],
    ])('are refused, naming %s', async (field, rules) => {
      const answer = await call('PUT', 'rules', rules);
      expect(answer.statusCode).toBe(400);
      expect(fieldsOf(answer)).toContain(field);
    });
  });

  describe('overrides', () => {
    it('are put, replaced, listed by day and removed', async () => {
      const closed = { windows: [], reason: ' Diwali ' };
      const open = { windows: [{ start: '10:00', end: '12:00' }] };
      const put = await call('PUT', 'overrides/2027-11-02', closed);
      expect([put.statusCode, put.json()]).toEqual([
        200,
        { date: '2027-11-02', windows: [], reason: 'Diwali' },
      ]);
      await call('PUT', 'overrides/2027-11-01', closed);
      await call('PUT', 'overrides/2027-11-01', open);
      await call('PUT', 'overrides/2027-12-01', open);
      const list = () => call('GET', 'overrides?from=2027-11-01&to=2027-11-30');
      expect((await list()).json()).toEqual({
        items: [
          { date: '2027-11-01', ...open, reason: null },
          { date: '2027-11-02', windows: [], reason: 'Diwali' },
        ],
        nextCursor: null,
      });
      expect((await call('DELETE', 'overrides/2027-11-02')).statusCode).toBe(204);
      expect((await call('DELETE', 'overrides/2027-11-02')).statusCode).toBe(404);
      expect((await list()).json<{ items: object[] }>().items).toHaveLength(1);
    });

    it('belong to one influencer', async () => {
      await call('PUT', 'overrides/2027-11-01', { windows: [] });
      const vera = await register(app, { role: 'influencer' });
      const list = await call('GET', 'overrides?from=2027-11-01&to=2027-11-30', undefined, vera);
      expect(list.json()).toMatchObject({ items: [] });
      expect((await call('DELETE', 'overrides/2027-11-01', undefined, vera)).statusCode).toBe(404);
    });

    it.each([
      ['2027-02-29', { windows: [] }, 'date'],
      ['tomorrow', { windows: [] }, 'date'],
      ['2027-03-01', {}, 'windows'],
      ['2027-03-01', { windows: [{ start: '10:00', end: 'noon' }] }, 'windows.0.end'],
    ])('are refused: %s %j', async (date, body, field) => {
      const answer = await call('PUT', `overrides/${date}`, body);
      expect(answer.statusCode).toBe(400);
      expect(fieldsOf(answer)).toContain(field);
    });

    it('are accepted for a 29 February that exists', async () => {
      expect((await call('PUT', 'overrides/2028-02-29', { windows: [] })).statusCode).toBe(200);
    });

    it.each([
      ['from=2027-13-01', 400],
      ['from=2027-03-02&to=2027-03-01', 400],
      ['from=2027-01-01&to=2028-01-01', 200],
      ['from=2027-01-01&to=2028-01-02', 422],
      ['from=2027-01-01', 200],
      ['', 200],
    ])('lists the range "%s" with %i', async (range, status) => {
      expect((await call('GET', `overrides?${range}`)).statusCode).toBe(status);
    });
  });

  it('is for influencers', async () => {
    const brand = await register(app, { role: 'brand' });
    expect((await call('GET', 'rules', undefined, brand)).statusCode).toBe(403);
    expect((await call('PUT', 'overrides/2027-03-01', { windows: [] }, brand)).statusCode).toBe(403);
  });
});
