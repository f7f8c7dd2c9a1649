import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OutboxDocument } from '@noillin/messaging';
import type { Model } from 'mongoose';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, register } from '../testing';

describe('profiles', () => {
  let app: NestFastifyApplication;
  let asha: SessionDto;
  let brand: SessionDto;
  const get = (path: string, session?: SessionDto) =>
    app.inject({ url: `/api/v1/${path}`, headers: session && bearer(session) });
  const patch = (path: string, payload: object, session?: SessionDto) =>
    app.inject({ method: 'PATCH', url: `/api/v1/${path}`, payload, headers: session && bearer(session) });
  const fieldsOf = (answer: { json: () => { errors: { field: string }[] } }) =>
    answer.json().errors.map(({ field }) => field);

  beforeAll(async () => {
    app = await bootApp();
    asha = await register(app, { role: 'influencer', displayName: 'Asha Rao' });
    brand = await register(app, { role: 'brand', displayName: 'Teal Otter' });
  });
  afterAll(() => app.close());

  describe('an influencer', () => {
    it('has an empty profile from the beginning, which everybody can read', async () => {
      const own = await get('influencers/me', asha);
      expect(own.json()).toEqual({
        id: asha.user.id,
        displayName: 'Asha Rao',
        handle: expect.stringMatching(/^asha-rao-[a-z0-9]{6}$/),
        bio: '',
        categories: [],
        languages: [],
        location: '',
        platforms: [],
        timezone: 'UTC',
        rating: null,
        reviewCount: 0,
      });
      expect((await get(`influencers/${asha.user.id}`)).json()).toEqual(own.json());
    });

    it('changes what they send and nothing else', async () => {
      const handle = `asha.${asha.user.id.slice(-10)}`;
      const change = {
        handle: `@${handle.toUpperCase()}`,
        bio: ' Weeknight cooking. ',
        categories: ['food', 'travel'],
        languages: ['en-in', 'kn'],
        location: 'Bengaluru, India',
        platforms: [{ platform: 'Instagram', handle: 'asha.cooks', followers: 184_000, engagementRate: 4.2 }],
        timezone: 'Asia/Kolkata',
      };
      const answer = await patch('influencers/me', change, asha);
      expect(answer.statusCode).toBe(200);
      const expected = {
        ...change,
        id: asha.user.id,
        displayName: 'Asha Rao',
        handle,
        bio: 'Weeknight cooking.',
        languages: ['en-IN', 'kn'],
        platforms: [{ ...change.platforms[0], platform: 'instagram' }],
        rating: null,
        reviewCount: 0,
      };
      expect(answer.json()).toEqual(expected);
      const renamed = await patch('influencers/me', { displayName: 'Asha R.' }, asha);
      expect(renamed.json()).toEqual({ ...expected, displayName: 'Asha R.' });
      expect((await get('auth/me', asha)).json()).toMatchObject({ displayName: 'Asha R.' });
    });

    it('leaves an event for each change', async () => {
      const vera = await register(app, { role: 'influencer' });
      await patch('influencers/me', { bio: 'Runs.' }, vera);
      const outbox = app.get<Model<OutboxDocument>>(getModelToken('Outbox'), { strict: false });
      const events = await outbox
        .find({ 'envelope.name': 'profile.changed', 'envelope.payload.userId': vera.user.id })
        .lean();
      expect(events).toHaveLength(2);
    });

    it('cannot take a handle that somebody has', async () => {
      const vera = await register(app, { role: 'influencer', displayName: 'Vera' });
      const { handle } = (await get('influencers/me', asha)).json<{ handle: string }>();
      const answer = await patch('influencers/me', { handle, bio: 'Not stored.' }, vera);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'handle_taken']);
      expect((await get('influencers/me', vera)).json()).toMatchObject({ bio: '' });
    });

    it('is one of five to get the handle that all want at once', async () => {
      const people = await Promise.all(
        Array.from({ length: 5 }, () => register(app, { role: 'influencer' })),
      );
      const handle = `wanted.${people[0]?.user.id.slice(-8)}`;
      const answers = await Promise.all(people.map((person) => patch('influencers/me', { handle }, person)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
    });

    it.each([
      ['displayName', { displayName: ' ' }],
      ['displayName', { displayName: null }],
      ['handle', { handle: 'a b' }],
      ['handle', { handle: 'ab' }],
      ['languages', { languages: ['english!'] }],
      ['categories', { categories: 'food' }],
      ['categories', { categories: ['food', 'food'] }],
      ['timezone', { timezone: 'Mars/Olympus' }],
      [
        'platforms.0.followers',
        { platforms: [{ platform: 'x', handle: 'a', followers: -1, engagementRate: 1 }] },
      ],
      [
        'platforms.0.engagementRate',
        { platforms: [{ platform: 'x', handle: 'a', followers: 1, engagementRate: '4' }] },
      ],
      ['followers', { followers: 5 }],
      ['id', { id: 'someone-else' }],
    ])('is told which field is wrong: %s', async (field, change) => {
      const answer = await patch('influencers/me', change, asha);
      expect(answer.statusCode).toBe(400);
      expect(fieldsOf(answer)).toContain(field);
    });
  });

  describe('a brand', () => {
    it('has a profile named after it, and changes it', async () => {
      expect((await get('brands/me', brand)).json()).toEqual({
        id: brand.user.id,
        displayName: 'Teal Otter',
        companyName: 'Teal Otter',
        website: null,
        industry: '',
      });
      const change = {
        companyName: 'Teal Otter Foods',
        website: 'https://www.example.com',
        industry: 'food',
      };
      await patch('brands/me', change, brand);
      expect((await get(`brands/${brand.user.id}`)).json()).toMatchObject(change);
      expect((await patch('brands/me', { website: null }, brand)).json()).toMatchObject({ website: null });
    });

    it('is told which field is wrong', async () => {
      expect(fieldsOf(await patch('brands/me', { website: 'javascript:alert(1)' }, brand))).toEqual([
        'website',
      ]);
    });
  });

  it('keeps roles apart', async () => {
    const answers = await Promise.all([
      get('influencers/me', brand),
      patch('influencers/me', { bio: 'x' }, brand),
      get('brands/me', asha),
      patch('brands/me', { industry: 'x' }, asha),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
  });

  it('needs a token for what is one’s own', async () => {
    expect((await get('influencers/me')).statusCode).toBe(401);
    expect((await patch('brands/me', {})).statusCode).toBe(401);
  });

  it('answers 404 for nobody and for the other kind of person', async () => {
    const answers = await Promise.all([
      get('influencers/nobody'),
      get(`influencers/${brand.user.id}`),
      get(`brands/${asha.user.id}`),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });
});
