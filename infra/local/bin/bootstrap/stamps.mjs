import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.noillin', '.git']);
/** Tests and texts are not part of any build. */
const UNBUILT = /(\.(spec|integration)\.ts|\.md)$/;

/** What a step was last done with, so that it is only done again when that changed. */
export class Stamps {
  constructor(root) {
    this.folder = join(root, '.noillin', 'stamps');
  }

  isCurrent(name, hash) {
    try {
      return readFileSync(join(this.folder, name), 'utf8') === hash;
    } catch {
      // Never done, or unreadable: do it again.
      return false;
    }
  }

  set(name, hash) {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, hash);
  }

  clear(name) {
    rmSync(join(this.folder, name), { force: true });
  }
}

/** A hash of names and contents of all that is built below the given files and folders. */
export function contentHash(paths, salt = '') {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n${salt}`);
  for (const path of paths)
    for (const file of filesBelow(path)) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(path) {
  const entries = entriesOf(path);
  if (entries === null) return [path];
  const kept = entries
    .filter(({ name }) => !SKIPPED.has(name) && !UNBUILT.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return kept.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}

function entriesOf(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
