import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '@noillin/config';
import {
  INDEX_NAMES,
  SearchConfig,
  SearchIndex,
  type GigDocument,
  type InfluencerDocument,
} from '@noillin/search';
import { TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { bootApp } from '../testing';

jest.setTimeout(60_000);

interface Answer {
  items: { id: string }[];
  total: number;
  facets: Record<string, Record<string, number>>;
  engine: string;
  code?: string;
  errors?: { field: string }[];
}

const [settings] = loadConfig([SearchConfig]);
const engine = new URL(settings.MEILI_HOST);
const wire = new TcpProxy({ host: engine.hostname, port: Number(engine.port) });
/** A word that no other test's documents have. */
const WORD = `zq${newId().replace(/\D/g, '').slice(-8)}`;

const gigDocument = (change: Partial<GigDocument>): GigDocument => ({
  id: newId(),
  type: 'single',
  title: `${WORD} reel`,
  description: 'A reel.',
  category: 'food',
  price: 1_000,
  currency: 'INR',
  durationMinutes: 60,
  memberIds: ['m'],
  memberNames: ['Asha'],
  platformNames: ['instagram'],
  languages: ['en-IN'],
  followers: 10,
  rating: null,
  reviewCount: 0,
  availableOn: ['2027-03-01'],
  ...change,
});
const influencerDocument = (change: Partial<InfluencerDocument>): InfluencerDocument => ({
  id: newId(),
  displayName: `${WORD} Asha`,
  handle: 'asha',
  bio: '',
  categories: ['food'],
  languages: ['en-IN'],
  location: '',
  platforms: [],
  platformNames: ['instagram'],
  followers: 10,
  timezone: 'UTC',
  rating: null,
  reviewCount: 0,
  gigCount: 1,
  currencies: ['INR'],
  lowestPrice: 1_000,
  availableOn: ['2027-03-01'],
  ...change,
});

const cheap = gigDocument({ price: 100, platformNames: ['youtube'], languages: ['hi'] });
const dear = gigDocument({
  price: 9_000,
  category: 'travel',
  followers: 5_000,
  availableOn: ['2027-03-02'],
  rating: 4.5,
  reviewCount: 2,
});
const foreign = gigDocument({ price: 500, currency: 'USD', durationMinutes: 30 });
const asha = influencerDocument({ followers: 9_000, rating: 4, reviewCount: 1 });
const ben = influencerDocument({
  displayName: `${WORD} Ben`,
  categories: ['travel'],
  lowestPrice: 5,
  availableOn: [],
});

describe('search', () => {
  let app: NestFastifyApplication;
  const get = async (path: string): Promise<Answer & { status: number }> => {
    const answer = await app.inject({ url: `/api/v1/search/${path}` });
    return { ...answer.json<Answer>(), status: answer.statusCode };
  };
  const idsOf = async (query: string, index = 'gigs') =>
    (await get(`${index}?q=${WORD}&${query}`)).items.map(({ id }) => id);

  beforeAll(async () => {
    await wire.listen();
    const config = Object.assign(new SearchConfig(), settings, {
      MEILI_HOST: `http://127.0.0.1:${wire.port}`,
    });
    app = await bootApp({ override: (builder) => builder.overrideProvider(SearchConfig).useValue(config) });
    const index = app.get(SearchIndex, { strict: false });
    for (const name of INDEX_NAMES) if (!(await index.exists(name))) await index.create(name, name);
    for (const name of INDEX_NAMES) await index.applySettings(name);
    await index.put('gigs', [cheap, dear, foreign]);
    await index.put('influencers', [asha, ben]);
  });
  afterAll(async () => {
    await app.close();
    await wire.close();
  });

  it('finds by words, and says how many and who answered', async () => {
    const answer = await get(`gigs?q=${WORD}&limit=2`);
    expect(answer).toMatchObject({ status: 200, total: 3, facets: {}, engine: 'meilisearch' });
    expect(answer.items).toHaveLength(2);
    expect((await get(`influencers?q=${WORD}`)).total).toBe(2);
  });

  it.each([
    ['category=travel', [dear]],
    ['platform=youtube', [cheap]],
    ['language=hi', [cheap]],
    ['currency=USD', [foreign]],
    ['minFollowers=5000', [dear]],
    ['maxPrice=100', [cheap]],
    ['minRating=4.5', [dear]],
    ['minRating=4.6', []],
    ['availableOn=2027-03-02', [dear]],
    ['maxPrice=600&currency=USD', [foreign]],
    ['category=x%27 OR price >= 0 OR category = %27x', []],
  ])('filters by %s', async (query, found) => {
    expect(await idsOf(query)).toEqual(found.map(({ id }) => id));
  });

  it('finds influencers with time on a day', async () => {
    expect(await idsOf('availableOn=2027-03-01', 'influencers')).toEqual([asha.id]);
  });

  it('sorts by the names of the API', async () => {
    expect(await idsOf('sort=price:asc')).toEqual([cheap.id, foreign.id, dear.id]);
    expect(await idsOf('sort=price:desc')).toEqual([dear.id, foreign.id, cheap.id]);
    expect((await idsOf('sort=duration:asc'))[0]).toBe(foreign.id);
    expect(await idsOf('sort=followers:desc', 'influencers')).toEqual([asha.id, ben.id]);
    expect(await idsOf('sort=price:asc', 'influencers')).toEqual([ben.id, asha.id]);
    expect(await idsOf('sort=name:desc', 'influencers')).toEqual([ben.id, asha.id]);
    // Whoever has no rating comes last.
    expect((await idsOf('sort=rating:desc'))[0]).toBe(dear.id);
    expect(await idsOf('sort=rating:desc', 'influencers')).toEqual([asha.id, ben.id]);
  });

  it('skips what is before the offset', async () => {
    expect(await idsOf('sort=price:asc&offset=1&limit=1')).toEqual([foreign.id]);
  });

  it('counts by the names of the API, comma separated or repeated', async () => {
    const expected = { category: { food: 2, travel: 1 }, platform: { instagram: 2, youtube: 1 } };
    expect((await get(`gigs?q=${WORD}&facets=category,platform`)).facets).toEqual(expected);
    expect((await get(`gigs?q=${WORD}&facets=category&facets=platform`)).facets).toEqual(expected);
    const influencers = await get(`influencers?q=${WORD}&facets=category,language,currency`);
    expect(influencers.facets).toEqual({
      category: { food: 1, travel: 1 },
      language: { 'en-IN': 2 },
      currency: { INR: 2 },
    });
  });

  it('answers a facet without matches with no counts', async () => {
    expect((await get('gigs?q=qqqqqqqqqqqqqqq&facets=category')).facets).toEqual({ category: {} });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=10001', 'offset'],
    ['maxPrice=1.5', 'maxPrice'],
    ['minFollowers=-1', 'minFollowers'],
    ['minRating=0', 'minRating'],
    ['minRating=six', 'minRating'],
    ['currency=inr', 'currency'],
    ['availableOn=2027-02-30', 'availableOn'],
    ['availableOn=tomorrow', 'availableOn'],
    ['sort=price', 'sort'],
    ['sort=lowestPrice:asc', 'sort'],
    ['facets=memberIds', 'facets'],
    ['facets=category,category', 'facets'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['q=a&q=b', 'q'],
    ['filter=price%3E0', 'filter'],
  ])('refuses %s', async (query, field) => {
    const { status, errors } = await get(`gigs?${query}`);
    expect([status, ...new Set(errors?.map((error) => error.field))]).toEqual([400, field]);
  });

  describe('while the engine is away', () => {
    afterEach(() => wire.restore());

    it.each(['cut', 'hang'] as const)('says so soon (%s)', async (how) => {
      await wire[how]();
      const began = performance.now();
      const { status, code } = await get('gigs');
      expect([status, code]).toEqual([503, 'dependency_unavailable']);
      expect(performance.now() - began).toBeLessThan(3_300);
    });
  });
});
