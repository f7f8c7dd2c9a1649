import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Leaver } from './erased';
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

const LEAVER: Leaver = {
  userId: 'asha',
  sessionIds: [],
  endpointIds: [],
  conversationIds: [],
  gigIds: [],
  ownGigIds: [],
  bookingIds: [],
  ownGigBookingIds: [],
  peerIds: [],
};

describe('the registry of what collections hold about people', () => {
  const declared = HOLDINGS.map(({ collection }) => collection);

  it('has every collection that any service stores', () => {
    const missing = [...new Set(stored())].filter((collection) => !declared.includes(collection));
    // A collection that is named here: say in libs/personal-data/src/holdings what of it a person gets, or why nothing, and what
    // an erasure does to it: `remove`, `anonymise` these fields, or `keep` because of this.
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

  it('says of each what an erasure does to it, and why what stays does', () => {
    for (const { collection, erased } of HOLDINGS) {
      expect([collection, erased.length]).not.toEqual([collection, 0]);
      for (const one of erased) if (one.how === 'keep') expect(one.because.length).toBeGreaterThan(10);
    }
  });

  it('changes the fields that it says, the same way every time, and nothing else', () => {
    for (const { erased } of HOLDINGS)
      for (const one of erased) {
        if (one.how !== 'anonymise') continue;
        const row = { _id: 'row', ...Object.fromEntries(one.fields.map((field) => [field, undefined])) };
        const changed = one.change(row, LEAVER);
        expect(Object.keys(changed).sort()).toEqual([...one.fields].sort());
        expect(one.change({ ...row, ...changed }, LEAVER)).toEqual(changed);
      }
  });

  it('erases the account last: until then it says whose erasure goes on', () => {
    expect(declared[0]).toBe('users');
  });

  it('gives away no hash and no secret of an account', () => {
    const hidden = HOLDINGS.flatMap(({ exported }) => exported?.without ?? []);
    expect(hidden).toEqual(
      expect.arrayContaining(['passwordHash', 'sealedSecret', 'recoveryHashes', 'tokenHash', 'secrets']),
    );
  });
});
