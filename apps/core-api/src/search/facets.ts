/** What matches can be counted by, under the names that the API uses. */
export const FACETS = ['category', 'platform', 'language', 'currency'] as const;
export type Facet = (typeof FACETS)[number];

/** The engine's attribute behind each facet of one index. */
export type FacetAttributes = Readonly<Record<Facet, string>>;

export const INFLUENCER_FACETS: FacetAttributes = {
  category: 'categories',
  platform: 'platformNames',
  language: 'languages',
  currency: 'currencies',
};

export const GIG_FACETS: FacetAttributes = {
  category: 'category',
  platform: 'platformNames',
  language: 'languages',
  currency: 'currency',
};

type Counts = Record<string, number>;

export const engineFacets = (attributes: FacetAttributes, asked: readonly Facet[]): string[] =>
  asked.map((facet) => attributes[facet]);

/** The engine's counts under the API's names: one entry per facet asked for, empty when nothing matched. */
export const publicFacets = (
  attributes: FacetAttributes,
  asked: readonly Facet[],
  counted: Readonly<Record<string, Counts>>,
): Record<string, Counts> =>
  Object.fromEntries(asked.map((facet) => [facet, counted[attributes[facet]] ?? {}]));
