import { Injectable } from '@nestjs/common';
import type { GigDocument } from '../documents/gig-document';
import type { InfluencerDocument } from '../documents/influencer-document';
import type { IndexName } from '../indexes';
import { SearchClient } from '../search-client';
import { atLeast, atMost, is } from './filters';

/** What both searches understand. */
export interface SearchQuery {
  q?: string;
  category?: string;
  platform?: string;
  language?: string;
  minFollowers?: number;
  /** 1 to 5. */
  minRating?: number;
  /** Minor units; in `currency` where one is named. */
  maxPrice?: number;
  currency?: string;
  /** `attribute:asc` or `attribute:desc`; by relevance without. */
  sort?: string;
  /** Attributes whose values are counted. */
  facets?: string[];
  /** Local day of the owner, `YYYY-MM-DD`, on which a slot is free. */
  availableOn?: string;
  limit: number;
  offset: number;
}

export interface SearchResult<Item> {
  items: Item[];
  /** Estimated number of all matches. */
  total: number;
  /** Number of matches per value of each facet asked for. */
  facets: Record<string, Record<string, number>>;
  /** Who answered. */
  engine: 'meilisearch';
}

/** Searches. @throws DomainError `dependency_unavailable` when the engine does not answer */
@Injectable()
export class SearchQueries {
  constructor(private readonly client: SearchClient) {}

  influencers(query: SearchQuery): Promise<SearchResult<InfluencerDocument>> {
    return this.search<InfluencerDocument>('influencers', query, [
      ...is('categories', query.category),
      ...is('platformNames', query.platform),
      ...is('languages', query.language),
      ...is('currencies', query.currency),
      ...is('availableOn', query.availableOn),
      ...atLeast('followers', query.minFollowers),
      ...atLeast('rating', query.minRating),
      ...atMost('lowestPrice', query.maxPrice),
    ]);
  }

  gigs(query: SearchQuery): Promise<SearchResult<GigDocument>> {
    return this.search<GigDocument>('gigs', query, [
      ...is('category', query.category),
      ...is('platformNames', query.platform),
      ...is('languages', query.language),
      ...is('currency', query.currency),
      ...is('availableOn', query.availableOn),
      ...atLeast('followers', query.minFollowers),
      ...atLeast('rating', query.minRating),
      ...atMost('price', query.maxPrice),
    ]);
  }

  private async search<Item extends object>(
    index: IndexName,
    query: SearchQuery,
    filter: string[],
  ): Promise<SearchResult<Item>> {
    const answer = await this.client.run((engine) =>
      engine.index<Item>(index).search(query.q ?? '', {
        filter,
        sort: query.sort ? [query.sort] : undefined,
        facets: query.facets,
        limit: query.limit,
        offset: query.offset,
        attributesToRetrieve: ['*'],
      }),
    );
    return {
      items: answer.hits,
      total: answer.estimatedTotalHits ?? answer.hits.length,
      facets: answer.facetDistribution ?? {},
      engine: 'meilisearch',
    };
  }
}
