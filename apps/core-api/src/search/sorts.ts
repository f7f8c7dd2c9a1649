/** Orders of each search under the names that the API uses, with the engine's own. */
export const INFLUENCER_SORTS = {
  'followers:desc': 'followers:desc',
  'followers:asc': 'followers:asc',
  'price:asc': 'lowestPrice:asc',
  'price:desc': 'lowestPrice:desc',
  'rating:desc': 'rating:desc',
  'name:asc': 'displayName:asc',
  'name:desc': 'displayName:desc',
} as const;
export type InfluencerSort = keyof typeof INFLUENCER_SORTS;

export const GIG_SORTS = {
  'price:asc': 'price:asc',
  'price:desc': 'price:desc',
  'followers:desc': 'followers:desc',
  'followers:asc': 'followers:asc',
  'rating:desc': 'rating:desc',
  'duration:asc': 'durationMinutes:asc',
  'duration:desc': 'durationMinutes:desc',
} as const;
export type GigSort = keyof typeof GIG_SORTS;
