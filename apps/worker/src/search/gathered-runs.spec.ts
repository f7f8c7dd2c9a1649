import { GatheredRuns } from './gathered-runs';

/** Work that notes what it was given and ends when it is told to. */
const controlled = () => {
  const runs: string[][] = [];
  const ends: (() => void)[] = [];
  const gathered = new GatheredRuns((keys) => {
    runs.push(keys);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endRun = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { runs, gathered, endRun };
};

describe('GatheredRuns', () => {
  it('gathers what is asked for during a run into the next, each key once', async () => {
    const { runs, gathered, endRun } = controlled();
    const first = gathered.run(['a']);
    await new Promise(setImmediate);
    const others = [gathered.run(['b']), gathered.run(['c', 'b']), gathered.run(['a'])];
    expect(runs).toEqual([['a']]);
    await endRun();
    await first;
    expect(runs).toEqual([['a'], ['b', 'c', 'a']]);
    await endRun();
    await Promise.all(others);
  });

  it('never runs twice at the same time', async () => {
    let atOnce = 0;
    let most = 0;
    const gathered = new GatheredRuns(async () => {
      most = Math.max(most, (atOnce += 1));
      await new Promise(setImmediate);
      atOnce -= 1;
    });
    await Promise.all(Array.from({ length: 50 }, (_, index) => gathered.run([String(index)])));
    expect(most).toBe(1);
  });

  it('tells those of a failed run, and goes on with the next', async () => {
    const gathered = new GatheredRuns((keys) =>
      keys.includes('bad') ? Promise.reject(new Error('engine down')) : Promise.resolve(),
    );
    await expect(gathered.run(['bad'])).rejects.toThrow('engine down');
    await expect(gathered.run(['good'])).resolves.toBeUndefined();
  });
});
