import { pageOf, totals } from './pagination';

const offsetForm = { offset: 0, limit: 20, page: undefined, hitsPerPage: undefined };

describe('pagination', () => {
  it('offset and limit give an estimate', () => {
    const request = { ...offsetForm, offset: 5, limit: 3 };
    expect(pageOf(request, 1000)).toEqual({ offset: 5, limit: 3 });
    expect(totals(request, 42, 1000)).toEqual({ offset: 5, limit: 3, estimatedTotalHits: 42 });
  });

  it('pages give exact totals', () => {
    const request = { ...offsetForm, page: 3, hitsPerPage: 10 };
    expect(pageOf(request, 1000)).toEqual({ offset: 20, limit: 10 });
    expect(totals(request, 42, 1000)).toEqual({ page: 3, hitsPerPage: 10, totalPages: 5, totalHits: 42 });
  });

  it('either of page and hitsPerPage is enough; page 0 is empty', () => {
    expect(pageOf({ ...offsetForm, page: 2 }, 1000)).toEqual({ offset: 20, limit: 20 });
    expect(pageOf({ ...offsetForm, hitsPerPage: 7 }, 1000)).toEqual({ offset: 0, limit: 7 });
    expect(pageOf({ ...offsetForm, page: 0 }, 1000).limit).toBe(0);
    expect(totals({ ...offsetForm, hitsPerPage: 0 }, 42, 1000)).toMatchObject({
      totalPages: 0,
      totalHits: 42,
    });
  });

  it('nothing lies beyond maxTotalHits', () => {
    expect(pageOf({ ...offsetForm, offset: 95, limit: 20 }, 100)).toEqual({ offset: 95, limit: 5 });
    expect(pageOf({ ...offsetForm, offset: 500 }, 100)).toEqual({ offset: 100, limit: 0 });
    expect(totals({ ...offsetForm, page: 1, hitsPerPage: 10 }, 5000, 100)).toMatchObject({
      totalHits: 100,
      totalPages: 10,
    });
  });
});
