import { pauseAfter } from './retry-schedule';

const HOUR = 3_600_000;
const pauses = (luck: number): number[] => {
  const all: number[] = [];
  for (let pause = pauseAfter(1, luck); pause !== null; pause = pauseAfter(all.length + 1, luck))
    all.push(pause);
  return all;
};

describe('retries of webhooks', () => {
  it('go on for about three days, further and further apart', () => {
    const all = pauses(0);
    expect(all.reduce((sum, pause) => sum + pause, 0) / HOUR).toBeCloseTo(72, 0);
    expect([...all].sort((one, other) => one - other)).toEqual(all);
    expect(all[0]).toBe(5_000);
  });

  it('are spread out by a tenth at most', () => {
    pauses(1).forEach((pause, index) => expect(pause / (pauses(0)[index] ?? 1)).toBeCloseTo(1.1, 3));
  });

  it('end', () => expect(pauseAfter(100)).toBeNull());
});
