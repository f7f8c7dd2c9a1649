import { ShortMemory } from './short-memory';

describe('ShortMemory', () => {
  let now = 0;
  beforeEach(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
  afterEach(() => jest.restoreAllMocks());

  it('asks once for those who ask together, and again when the answer is old', async () => {
    const memory = new ShortMemory<number>(3_000);
    let asked = 0;
    const ask = async () => (asked += 1);
    expect(await Promise.all([memory.get('a', ask), memory.get('a', ask), memory.get('b', ask)])).toEqual([
      1, 1, 2,
    ]);
    now += 2_999;
    expect(await memory.get('a', ask)).toBe(1);
    now += 1;
    expect(await memory.get('a', ask)).toBe(3);
  });

  it('forgets what it is told to forget', async () => {
    const memory = new ShortMemory<string>(3_000);
    await memory.get('a', async () => 'old');
    memory.forget('a');
    expect(await memory.get('a', async () => 'new')).toBe('new');
  });

  it('does not remember that nobody answered', async () => {
    const memory = new ShortMemory<string>(3_000);
    await expect(memory.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await memory.get('a', async () => 'up')).toBe('up');
  });
});
