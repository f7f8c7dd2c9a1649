import { substituteScore } from './substitute-score';

const WANTED = { price: 1000, reach: 5000 };

describe('a substitute', () => {
  it('that costs no more, reaches no fewer and has a perfect window is as good as can be', () => {
    expect(substituteScore(WANTED, { ...WANTED, window: 1 })).toBeCloseTo(1);
    expect(substituteScore(WANTED, { price: 500, reach: 9000, window: 1 })).toBeCloseTo(1);
    expect(substituteScore({ price: 1000, reach: 0 }, { price: 1000, reach: 0, window: 1 })).toBeCloseTo(1);
  });

  it.each([
    [{ price: 2000 }, 0.8],
    [{ reach: 2500 }, 0.85],
    [{ window: 0 }, 0.7],
  ])('with %j does worse', (changes, score) => {
    expect(substituteScore(WANTED, { ...WANTED, window: 1, ...changes })).toBeCloseTo(score);
  });
});
