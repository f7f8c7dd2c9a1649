import { eventually } from './eventually';

describe('eventually', () => {
  it('returns what the assertion returns once it holds', async () => {
    let attempts = 0;
    const result = await eventually(
      () => {
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
        return attempts;
      },
      { every: 1 },
    );
    expect(result).toBe(3);
  });

  it("throws the assertion's own last error when time is up", async () => {
    const attempt = eventually(() => Promise.reject(new Error('still 409')), { within: 20, every: 5 });
    await expect(attempt).rejects.toThrow('still 409');
  });

  it('tries at least once, however little time there is', async () => {
    expect(await eventually(() => 'held', { within: 0 })).toBe('held');
  });
});
