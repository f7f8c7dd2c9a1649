import { currentContext, runInContext } from './context';
import { newId, newSecret, sha256 } from './ids';

describe('the work context', () => {
  it('is kept over awaits, and apart from work beside it', async () => {
    const read = async (correlationId: string) =>
      runInContext({ correlationId, causationId: null }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return currentContext().correlationId;
      });
    expect(await Promise.all([read('a'), read('b')])).toEqual(['a', 'b']);
  });

  it('is made anew where there is none', () => {
    expect(currentContext().correlationId).not.toBe(currentContext().correlationId);
  });
});

describe('ids', () => {
  it('sort in the order in which they were made', () => {
    const ids = Array.from({ length: 1_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('make secrets that fit into URLs', () => {
    expect(newSecret(32)).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('hash as everybody does', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
