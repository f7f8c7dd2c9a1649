import type { SearchRequest } from './request';

export type Totals =
  | { limit: number; offset: number; estimatedTotalHits: number }
  | { hitsPerPage: number; page: number; totalPages: number; totalHits: number };

const DEFAULT_HITS_PER_PAGE = 20;

type PageParameters = Pick<SearchRequest, 'offset' | 'limit' | 'page' | 'hitsPerPage'>;

const isPaged = ({ page, hitsPerPage }: PageParameters) => page !== undefined || hitsPerPage !== undefined;

/** Which hits to return; nothing lies beyond the index's `maxTotalHits`. */
export function pageOf(request: PageParameters, maxTotalHits: number): { offset: number; limit: number } {
  const { page = 1, hitsPerPage = DEFAULT_HITS_PER_PAGE } = request;
  const wanted = isPaged(request)
    ? { offset: Math.max(0, page - 1) * hitsPerPage, limit: page === 0 ? 0 : hitsPerPage }
    : request;
  const offset = Math.min(wanted.offset, maxTotalHits);
  return { offset, limit: Math.min(wanted.limit, maxTotalHits - offset) };
}

/** The totals in the form that belongs to how the page was asked for. */
export function totals(request: PageParameters, found: number, maxTotalHits: number): Totals {
  const total = Math.min(found, maxTotalHits);
  if (!isPaged(request)) return { limit: request.limit, offset: request.offset, estimatedTotalHits: total };
  const { page = 1, hitsPerPage = DEFAULT_HITS_PER_PAGE } = request;
  return {
    hitsPerPage,
    page,
    totalPages: hitsPerPage === 0 ? 0 : Math.ceil(total / hitsPerPage),
    totalHits: total,
  };
}
