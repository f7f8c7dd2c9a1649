import {
  type Person,
  type SearchView,
  bookableInfluencer,
  confirmedBooking,
  dateIn,
  eventually,
  everyDay,
  freshBrand,
  publishedGig,
  slotsOf,
  succeeded,
  unique,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

interface Found {
  id: string;
  title?: string;
  displayName?: string;
}

describe('search', () => {
  let platform: PlatformUnderTest;
  /** A word that stands in one gig only. */
  const word = unique('zanzibar');
  let influencer: Person;
  let gigId: string;

  const found = async (kind: 'gigs' | 'influencers', query: Record<string, string | number>) =>
    (await succeeded(platform.api.get<SearchView<Found>>(`/search/${kind}`, { query }))).items.map(
      ({ id }) => id,
    );
  const eventuallyFound = (query: Record<string, string | number>, ids: string[]) =>
    eventually(async () => expect(await found('gigs', query)).toEqual(ids));

  beforeAll(async () => {
    platform = openPlatform();
    const offer = await bookableInfluencer(platform.api, {
      person: { displayName: `Asha ${word}` },
      gig: { title: `Sunset reel ${word}`, category: 'travel', price: { amount: 120_000, currency: 'INR' } },
      weekly: everyDay('09:00', '10:00'),
    });
    influencer = offer.influencer;
    gigId = offer.gig.id;
    await eventuallyFound({ q: word }, [gigId]);
  });
  afterAll(() => platform.close());

  it('finds a published gig by its words, also with a typing error', async () => {
    expect(await found('gigs', { q: word.replace('zanzi', 'zamzi') })).toContain(gigId);
  });

  it('says who answered and how many there are', async () => {
    const query = { q: word, facets: 'category' };
    const answer = await succeeded(platform.api.get<SearchView<Found>>('/search/gigs', { query }));
    expect(answer).toMatchObject({ total: 1, engine: 'meilisearch', facets: { category: { travel: 1 } } });
  });

  it('finds the influencer by name', async () => {
    await eventually(async () =>
      expect(await found('influencers', { q: word })).toEqual([influencer.user.id]),
    );
  });

  it.each([
    [{ category: 'travel' }, { category: 'food' }],
    [{ maxPrice: 120_000 }, { maxPrice: 119_999 }],
    [{ currency: 'INR' }, { currency: 'EUR' }],
  ])('narrows by %j', async (fitting, other) => {
    expect(await found('gigs', { q: word, ...fitting })).toEqual([gigId]);
    expect(await found('gigs', { q: word, ...other })).toEqual([]);
  });

  it('knows on which days there is time, and forgets a day that was booked up', async () => {
    const day = dateIn(1);
    await eventuallyFound({ q: word, availableOn: day }, [gigId]);
    const slots = await slotsOf(platform.api, gigId);
    const brand = await freshBrand(platform.api);
    await confirmedBooking(brand.api, gigId, slots.find(({ start }) => start.startsWith(day))?.start);
    await eventuallyFound({ q: word, availableOn: day }, []);
    expect(await found('influencers', { q: word, availableOn: day })).toEqual([]);
    expect(await found('influencers', { q: word, availableOn: dateIn(2) })).toEqual([influencer.user.id]);
    expect(await found('gigs', { q: word, availableOn: dateIn(2) })).toEqual([gigId]);
  });

  it('follows a gig that changes its words, is paused and comes back', async () => {
    const { id } = await publishedGig(influencer.api, { title: 'Nothing special' });
    const fresh = unique('quokka');
    await succeeded(influencer.api.patch(`/gigs/${id}`, { title: `Reel ${fresh}` }));
    await eventuallyFound({ q: fresh }, [id]);
    await succeeded(influencer.api.post(`/gigs/${id}/pause`));
    await eventuallyFound({ q: fresh }, []);
    await succeeded(influencer.api.post(`/gigs/${id}/publish`));
    await eventuallyFound({ q: fresh }, [id]);
  });

  it.each([
    ['maxPrice', 'cheap'],
    ['availableOn', '2026-02-30'],
    ['limit', 101],
    ['colour', 'blue'],
  ])('refuses %s=%s', async (name, value) => {
    const asking = platform.api.get('/search/gigs', { query: { [name]: value } });
    expect(await refused(asking)).toEqual([400, 'validation_failed']);
  });
});
