import type { Filter } from '../filter/ast';

export type MatchingStrategy = 'last' | 'all' | 'frequency';

/** A search with every default filled in. */
export interface SearchRequest {
  q: string;
  offset: number;
  limit: number;
  /** Either of these asks for exact totals and pages instead of offset and limit. */
  page: number | undefined;
  hitsPerPage: number | undefined;
  filter: Filter | null;
  facets: string[];
  sort: string[];
  attributesToRetrieve: string[];
  attributesToHighlight: string[];
  /** `title`, or `title:8` for a crop length of its own. */
  attributesToCrop: string[];
  attributesToSearchOn: string[] | null;
  cropLength: number;
  cropMarker: string;
  highlightPreTag: string;
  highlightPostTag: string;
  showMatchesPosition: boolean;
  showRankingScore: boolean;
  rankingScoreThreshold: number | undefined;
  matchingStrategy: MatchingStrategy;
  distinct: string | undefined;
}
