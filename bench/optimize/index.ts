import { proposeChanges, rankWindows } from '@noillin/optimizer';
import { season } from '../../libs/optimizer/src/testing/season';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { median } from '../harness/statistics';

/** What the optimiser may take for twelve members and 92 days, ranking or searching for changes. */
const ALLOWED_MS = 50;
const RUNS = 15;

const [fitting, stuck] = [season({ fits: true }), season({ fits: false })];

const msOf = (work: () => { complete: boolean }): number => {
  const start = performance.now();
  if (!work().complete) throw new Error('The optimiser stopped early');
  return performance.now() - start;
};

/** The slower of the two, each the median of some runs: ranking every slot, or finding none and searching for changes. */
const optimize = async (): Promise<number> => {
  const times = (work: () => { complete: boolean }) => median(Array.from({ length: RUNS }, () => msOf(work)));
  const ranking = times(() => rankWindows(fitting));
  const searching = times(() => {
    rankWindows(stuck);
    return proposeChanges(stuck);
  });
  process.stderr.write(`optimize: ranking ${ranking.toFixed(1)} ms, searching ${searching.toFixed(1)} ms\n`);
  return Math.max(ranking, searching);
};

run(() =>
  compare({
    name: 'optimize',
    target: { atMost: 1 },
    unit: 'ms',
    ours: optimize,
    bare: () => Promise.resolve(ALLOWED_MS),
  }),
);
