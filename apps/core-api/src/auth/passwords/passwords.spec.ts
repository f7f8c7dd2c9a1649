import { availableParallelism } from 'node:os';
import { Passwords, hashesAtOnce } from './passwords';

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
};

describe('Passwords', () => {
  const passwords = new Passwords();

  it('hashes with argon2id at the cost that OWASP asks for, never twice alike', async () => {
    const [first, second] = [await passwords.hash('teal otter'), await passwords.hash('teal otter')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('knows the right password, however its accents were typed', async () => {
    const hash = await passwords.hash('caf\u00e9-au-lait');
    expect(await passwords.matches(hash, 'cafe\u0301-au-lait')).toBe(true);
    expect(await passwords.matches(hash, 'cafe-au-lait')).toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    const hash = await passwords.hash('teal otter');
    const somebody = await timeOf(() => passwords.matches(hash, 'wrong'));
    const nobody = await timeOf(() => passwords.matches(null, 'wrong'));
    expect(nobody).toBeGreaterThan(somebody / 3);
    expect(await passwords.matches(null, 'wrong')).toBe(false);
  });

  it('leaves a core to everything else, and hashes where there is only one', () => {
    expect([1, 2, 8].map(hashesAtOnce)).toEqual([1, 1, 7]);
  });

  it('hashes for a crowd in turn', async () => {
    const hash = await passwords.hash('teal otter');
    const atOnce = hashesAtOnce(availableParallelism());
    const crowd = Array.from({ length: atOnce + 3 }, () => passwords.matches(hash, 'teal otter'));
    await new Promise(setImmediate);
    const { activeCount, pendingCount } = passwords['inTurn'];
    expect([activeCount, pendingCount]).toEqual([atOnce, 3]);
    expect(await Promise.all(crowd)).toEqual(crowd.map(() => true));
  });
});
