import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOLDINGS } from './registry';

const ROOT = join(__dirname, '../../../..');
const HERE = join(ROOT, 'libs/personal-data/src/holdings');

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(({ name }) => {
    const files = readdirSync(join(ROOT, folder, name, 'src'), { recursive: true, encoding: 'utf8' });
    return files.map((file) => join(ROOT, folder, name, 'src', file)).filter((file) => file.endsWith('.ts'));
  });

/** Names of all collections for which any service has a schema. */
const stored = (): string[] =>
  [...sources('libs'), ...sources('apps')]
    .filter((file) => !file.startsWith(HERE) && !/\.(spec|integration|fixture)\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bcollection: '(\w+)'/g)])
    .map((match) => String(match[1]));

describe('the registry of what collections hold about people', () => {
  const declared = HOLDINGS.map(({ collection }) => collection);

  it('has every collection that any service stores', () => {
    const missing = [...new Set(stored())].filter((collection) => !declared.includes(collection));
    // A collection that is named here: say in libs/personal-data/src/holdings what of it a person gets, or why nothing.
    expect(missing).toEqual([]);
    expect(stored().length).toBeGreaterThan(40);
  });

  it('names each once, and after those through which it is found', () => {
    expect(new Set(declared).size).toBe(declared.length);
    for (const [index, { exported }] of HOLDINGS.entries()) {
      const idsIn = (collection: string): string[] => {
        expect(declared.slice(0, index)).toContain(collection);
        return [];
      };
      exported?.of({ userId: 'asha', idsIn });
    }
  });

  it('gives away no hash and no secret of an account', () => {
    const hidden = HOLDINGS.flatMap(({ exported }) => exported?.without ?? []);
    expect(hidden).toEqual(
      expect.arrayContaining(['passwordHash', 'sealedSecret', 'recoveryHashes', 'tokenHash', 'secrets']),
    );
  });
});
