import {
  type GigView,
  type Person,
  type SearchView,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  publishedGig,
  succeeded,
  unique,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal } from '../support';

/** Events wait ten seconds at most for the next attempt while the engine is away. */
const CONVERGES = { within: 40_000, every: 250 };

describe('while the search engine is down', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  const word = unique('okapi');
  const found = async (): Promise<string[]> => {
    const query = { q: word, limit: 100 };
    const { items } = await succeeded(platform.api.get<SearchView<GigView>>('/search/gigs', { query }));
    return items.map(({ id }) => id).sort();
  };
  const reel = () => publishedGig(influencer.api, { title: `Reel ${word}` });

  beforeAll(async () => {
    platform = openPlatform();
    ({ influencer } = await bookableInfluencer(platform.api));
  });
  afterEach(() => platform.control.restore('meilisearch'));
  afterAll(() => platform.close());

  it.each(['cut', 'hang'] as const)('search says so at once, as a problem (%s)', async (failure) => {
    await platform.control[failure]('meilisearch');
    const began = Date.now();
    const problem = await refusal(platform.api.get('/search/gigs', { query: { q: 'reel' } }));
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(problem).toMatchObject({ status: 503, code: 'dependency_unavailable' });
    expect(problem.retryAfter).toBeGreaterThanOrEqual(1);
  });

  it('bookings go on, and the index catches up afterwards, also with what was taken off', async () => {
    const [kept, archived] = [await reel(), await reel()];
    await eventually(async () => expect(await found()).toEqual([kept.id, archived.id].sort()), CONVERGES);
    await platform.control.cut('meilisearch');
    await succeeded(influencer.api.post(`/gigs/${archived.id}/archive`));
    const added = await reel();
    const brand = await freshBrand(platform.api);
    expect((await confirmedBooking(brand.api, added.id)).status).toBe('confirmed');
    await platform.control.restore('meilisearch');
    await eventually(async () => expect(await found()).toEqual([kept.id, added.id].sort()), CONVERGES);
  }, 90_000);
});
