import { finishTask, newTask, type Operation } from './task';
import { queryTasks, type TaskQuery } from './task-query';

const everything: TaskQuery = {
  limit: 20,
  from: null,
  reverse: false,
  uids: null,
  batchUids: null,
  canceledBy: null,
  types: null,
  statuses: null,
  indexUids: null,
  periods: [],
};
const day = (n: number) => `2026-11-0${n}T00:00:00.000Z`;
const make = (uid: number, operation: Operation) => newTask(uid, operation, day(uid + 1));
const tasks = () => {
  const all = [
    make(0, { type: 'indexCreation', indexUid: 'gigs', primaryKey: 'id' }),
    make(1, { type: 'documentDeletion', indexUid: 'gigs', all: true }),
    make(2, { type: 'indexDeletion', indexUid: 'old' }),
    make(3, { type: 'indexSwap', indexUid: null, swaps: [['gigs', 'gigs_new']] }),
  ];
  const outcome = { details: {}, error: null, startedAt: day(5), finishedAt: day(6) };
  finishTask(all[0]!, { status: 'succeeded', ...outcome });
  return all;
};
const uids = (query: Partial<TaskQuery>) =>
  queryTasks(tasks(), { ...everything, ...query }).results.map(({ uid }) => uid);

describe('queryTasks', () => {
  it('lists the newest first, or the oldest', () => {
    expect(uids({})).toEqual([3, 2, 1, 0]);
    expect(uids({ reverse: true })).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [{ statuses: ['succeeded'] }, [0]],
    [{ types: ['indexDeletion', 'indexSwap'] }, [3, 2]],
    [{ indexUids: ['gigs'] }, [3, 1, 0]],
    [{ uids: [1, 2, 99] }, [2, 1]],
    [{ canceledBy: [1] }, []],
    [
      { periods: [{ field: 'enqueuedAt' as const, after: Date.parse(day(1)), before: Date.parse(day(4)) }] },
      [2, 1],
    ],
    [{ periods: [{ field: 'finishedAt' as const, after: Date.parse(day(5)), before: null }] }, [0]],
  ])('filters by %j', (query, expected) => expect(uids(query)).toEqual(expected));

  it('pages by from and next; the total is that of all pages', () => {
    const page = queryTasks(tasks(), { ...everything, limit: 2, from: 2 });
    expect(page.results.map(({ uid }) => uid)).toEqual([2, 1]);
    expect(page).toMatchObject({ total: 4, limit: 2, from: 2, next: 0 });
    expect(queryTasks([], everything)).toMatchObject({ total: 0, from: null, next: null });
  });
});
