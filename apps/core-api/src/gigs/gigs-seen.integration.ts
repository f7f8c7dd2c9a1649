import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, register } from '../testing';
import type { GigListDto } from './dto/gig.dto';

describe('gigs as others see them', () => {
  let app: NestFastifyApplication;
  let owner: SessionDto;
  let other: SessionDto;
  let brand: SessionDto;
  const call = (method: 'GET' | 'POST' | 'PATCH', path: string, session?: SessionDto, payload?: object) =>
    app.inject({ method, url: `/api/v1/gigs${path}`, payload, headers: session && bearer(session) });
  const statusOf = async (answer: ReturnType<typeof call>) => (await answer).statusCode;
  const list = async (query: string, session?: SessionDto) =>
    (await call('GET', `?${query}`, session)).json<GigListDto>();

  beforeAll(async () => {
    app = await bootApp();
    owner = await register(app, { role: 'influencer' });
    other = await register(app, { role: 'influencer' });
    brand = await register(app, { role: 'brand' });
  });
  afterAll(() => app.close());

  describe('who sees what', () => {
    it('shows a draft to its owner only', async () => {
      const { id } = await createGig(app, owner, {}, false);
      const answers = [undefined, brand, other, owner].map((viewer) =>
        statusOf(call('GET', `/${id}`, viewer)),
      );
      expect(await Promise.all(answers)).toEqual([404, 404, 404, 200]);
    });

    it('shows everybody what is published, paused or archived', async () => {
      const { id } = await createGig(app, owner);
      expect(await statusOf(call('GET', `/${id}`))).toBe(200);
      await call('POST', `/${id}/pause`, owner);
      expect(await statusOf(call('GET', `/${id}`))).toBe(200);
      await call('POST', `/${id}/archive`, owner);
      expect((await call('GET', `/${id}`)).json()).toMatchObject({ status: 'archived' });
    });

    it('refuses a bad token rather than taking its sender for a stranger', async () => {
      const { id } = await createGig(app, owner);
      const headers = { authorization: 'Bearer nonsense' };
      const answer = await app.inject({ url: `/api/v1/gigs/${id}`, headers });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'token_invalid']);
    });

    it.each(['publish', 'pause', 'archive'])('does not know somebody else’s gig: %s', async (move) => {
      const { id } = await createGig(app, owner);
      expect(await statusOf(call('POST', `/${id}/${move}`, other))).toBe(404);
      expect(await statusOf(call('PATCH', `/${id}`, other, { title: 'Mine now' }))).toBe(404);
    });
  });

  describe('lists', () => {
    it('shows others what is published, and the owner everything, newest first', async () => {
      const person = await register(app, { role: 'influencer' });
      const first = await createGig(app, person);
      const draft = await createGig(app, person, {}, false);
      const last = await createGig(app, person);
      const query = `influencerId=${person.user.id}`;
      const idsFor = async (viewer?: SessionDto) => (await list(query, viewer)).items.map(({ id }) => id);
      expect(await idsFor()).toEqual([last.id, first.id]);
      expect(await idsFor(other)).toEqual([last.id, first.id]);
      expect(await idsFor(person)).toEqual([last.id, draft.id, first.id]);
    });

    it('pages without gap or repetition while gigs are being added', async () => {
      const person = await register(app, { role: 'influencer' });
      const ids: string[] = [];
      for (let i = 0; i < 5; i += 1) ids.unshift((await createGig(app, person)).id);
      const query = `influencerId=${person.user.id}&limit=2`;
      const seen: string[] = [];
      let page = await list(query);
      for (; page.nextCursor; page = await list(`${query}&cursor=${page.nextCursor}`)) {
        seen.push(...page.items.map(({ id }) => id));
        await createGig(app, person);
      }
      expect([...seen, ...page.items.map(({ id }) => id)]).toEqual(ids);
    });

    it('lists everybody’s published gigs without an influencer', async () => {
      const { id } = await createGig(app, owner);
      expect((await list('limit=1')).items.map((gig) => gig.id)).toEqual([id]);
    });

    it('refuses a cursor and a limit that are none', async () => {
      expect(await statusOf(call('GET', '?cursor=***'))).toBe(400);
      expect(await statusOf(call('GET', '?limit=0'))).toBe(400);
      expect(await statusOf(call('GET', '?limit=1000'))).toBe(400);
      expect(await statusOf(call('GET', '?sort=price'))).toBe(400);
    });
  });
});
