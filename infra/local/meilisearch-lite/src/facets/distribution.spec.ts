import type { Document } from '../documents/json';
import { indexOf, searchIn } from '../testing/index-of';

const documents: Document[] = [
  { id: 1, kind: 'Photo', price: 10, langs: ['en', 'de'] },
  { id: 2, kind: 'photo', price: 2, langs: ['en'] },
  { id: 3, kind: 'Video', price: 30.5 },
  { id: 4, kind: 'audio', langs: ['fr'], live: true },
];
const filterableAttributes = ['kind', 'price', 'langs', 'live'];
const index = (faceting = {}) => indexOf(documents, { filterableAttributes, faceting });

describe('facets', () => {
  it('count each value among all the matches, whatever the page', async () => {
    const answer = searchIn(await index(), { facets: ['kind', 'langs', 'live'], limit: 1 });
    expect(answer.facetDistribution).toEqual({
      kind: { audio: 1, Photo: 2, Video: 1 },
      langs: { de: 1, en: 2, fr: 1 },
      live: { true: 1 },
    });
  });

  it('count only what query and filter leave', async () => {
    const answer = searchIn(await index(), { q: 'photo', filter: 'price > 5', facets: ['kind', 'langs'] });
    expect(answer.facetDistribution).toEqual({ kind: { Photo: 1 }, langs: { de: 1, en: 1 } });
  });

  it('give smallest and largest number', async () => {
    const answer = searchIn(await index(), { facets: ['price', 'kind'], filter: 'price < 30' });
    expect(answer.facetStats).toEqual({ price: { min: 2, max: 10 } });
    expect(answer.facetDistribution!['price']).toEqual({ '2': 1, '10': 1 });
  });

  it('order and limit values as set', async () => {
    const answer = searchIn(await index({ maxValuesPerFacet: 2, sortFacetValuesBy: { kind: 'count' } }), {
      facets: ['*'],
    });
    expect(Object.entries(answer.facetDistribution!['kind']!)).toEqual([
      ['Photo', 2],
      ['audio', 1],
    ]);
    expect(Object.keys(answer.facetDistribution!['langs']!)).toEqual(['de', 'en']);
  });

  it('name an attribute no document has, and are left out when not asked for', async () => {
    const empty = await indexOf([], { filterableAttributes });
    expect(searchIn(empty, { facets: ['kind'] })).toMatchObject({
      facetDistribution: { kind: {} },
      facetStats: {},
    });
    expect(searchIn(empty, {})).not.toHaveProperty('facetDistribution');
  });

  it('refuse what is not filterable', async () => {
    const resolved = await index();
    expect(() => searchIn(resolved, { facets: ['size'] })).toThrow(
      'Invalid facet distribution: Attribute `size` is not filterable. Available filterable attributes patterns are: `kind, langs, live, price`.',
    );
  });

  it('count many holders by bitmap as by walking', async () => {
    const many = Array.from({ length: 400 }, (_, id) => ({ id, side: id % 4 === 0 ? 'left' : 'right' }));
    const large = await indexOf(many, { filterableAttributes: ['side', 'id'] });
    const answer = searchIn(large, { facets: ['side'], filter: 'id < 100' });
    expect(answer.facetDistribution).toEqual({ side: { left: 25, right: 75 } });
  });
});
