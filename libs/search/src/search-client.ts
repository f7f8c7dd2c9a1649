import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { SearchConfig } from './search.config';

/** A query that takes longer is as good as an engine that is down: the caller gets a quick 503. */
const TIMEOUT_MS = 3_000;

/** The engine refused: a mistake of ours, or an index that does not exist yet. */
export const isEngineRefusal = (error: unknown, code?: string): error is MeilisearchApiError =>
  error instanceof MeilisearchApiError && (code === undefined || error.cause?.code === code);

/** The search engine, with an engine that does not answer told apart from one that refuses. */
@Injectable()
export class SearchClient {
  readonly engine: Meilisearch;

  constructor(config: SearchConfig) {
    this.engine = new Meilisearch({
      host: config.MEILI_HOST,
      apiKey: config.MEILI_API_KEY || undefined,
      timeout: TIMEOUT_MS,
    });
  }

  /** @throws DomainError `dependency_unavailable` when the engine does not answer, or has no index yet */
  async run<Result>(work: (engine: Meilisearch) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.engine);
    } catch (error) {
      if (isEngineRefusal(error) && !isEngineRefusal(error, 'index_not_found')) throw error;
      throw new DomainError('dependency_unavailable', { dependency: 'search engine' }, { cause: error });
    }
  }
}
