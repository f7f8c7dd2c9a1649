import type { Settings } from 'meilisearch';

/** The indexes with their settings; which attribute may be searched, filtered, counted and sorted by. */
export const INDEXES = {
  influencers: {
    searchableAttributes: ['displayName', 'handle', 'categories', 'bio', 'location', 'platformNames'],
    filterableAttributes: [
      'id',
      'categories',
      'languages',
      'platformNames',
      'followers',
      'lowestPrice',
      'currencies',
      'location',
      'availableOn',
      'rating',
    ],
    sortableAttributes: ['followers', 'lowestPrice', 'displayName', 'rating'],
    faceting: { maxValuesPerFacet: 100 },
    pagination: { maxTotalHits: 10_000 },
  },
  gigs: {
    searchableAttributes: ['title', 'memberNames', 'category', 'description', 'platformNames'],
    filterableAttributes: [
      'id',
      'category',
      'price',
      'currency',
      'memberIds',
      'platformNames',
      'languages',
      'followers',
      'availableOn',
      'rating',
      'durationMinutes',
      'type',
    ],
    sortableAttributes: ['price', 'followers', 'durationMinutes', 'rating'],
    faceting: { maxValuesPerFacet: 100 },
    pagination: { maxTotalHits: 10_000 },
  },
} satisfies Record<string, Settings>;

export type IndexName = keyof typeof INDEXES;
export const INDEX_NAMES = Object.keys(INDEXES) as IndexName[];
