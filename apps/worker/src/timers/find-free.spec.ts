import type { DueItem, DueWork } from '@noillin/utils';
import { findFree } from './find-free';

const NOW = new Date(1_000_000);
const work = (count: number): DueWork & { reads: number[] } => {
  const items: DueItem[] = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    dueAt: new Date(index),
  }));
  const reads: number[] = [];
  return {
    reads,
    findDue: async (_now, limit) => {
      reads.push(limit);
      return items.slice(0, limit);
    },
    run: async () => undefined,
  };
};
/** The first so many are taken. */
const firstTaken = (count: number) => async (ids: readonly string[]) =>
  new Set(ids.filter((id) => Number(id) < count));

describe('findFree', () => {
  it('reads no more than it wants where all are free', async () => {
    const due = work(100);
    const { free } = await findFree(due, NOW, 4, firstTaken(0));
    expect([free.map(({ id }) => id), due.reads]).toEqual([['0', '1', '2', '3'], [4]]);
  });

  it('reads on past what is taken', async () => {
    const { free, seen } = await findFree(work(100), NOW, 4, firstTaken(50));
    expect([free.map(({ id }) => id), seen]).toEqual([['50', '51', '52', '53'], 64]);
  });

  it('ends where there is nothing more', async () => {
    const due = work(10);
    expect(await findFree(due, NOW, 4, firstTaken(10))).toEqual({ free: [], seen: 10 });
    expect(await findFree(work(0), NOW, 4, firstTaken(0))).toEqual({ free: [], seen: 0 });
    expect(due.reads).toEqual([4, 16]);
  });

  it('asks about nobody where nothing is due', async () => {
    const takenAmong = jest.fn(firstTaken(0));
    await findFree(work(0), NOW, 4, takenAmong);
    expect(takenAmong).not.toHaveBeenCalled();
  });
});
