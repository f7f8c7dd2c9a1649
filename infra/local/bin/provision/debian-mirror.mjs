import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ONE_LINE = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/gm;

/** The Debian mirror this machine already uses, from apt's own sources; null where there is none (as on Ubuntu). */
export function debianMirror(aptFolder = '/etc/apt') {
  const texts = sourceFiles(aptFolder).map((file) => readFileSync(file, 'utf8'));
  const sources = texts.flatMap((text) => [...oneLineSources(text), ...deb822Sources(text)]);
  return (
    sources.find(({ uri, suites }) => isDebianArchive(uri) && !/security|updates|backports/.test(suites[0]))
      ?.uri ?? null
  );
}

function sourceFiles(folder) {
  const parts = join(folder, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).sort() : [];
  const files = names.filter((name) => /\.(list|sources)$/.test(name)).map((name) => join(parts, name));
  return [join(folder, 'sources.list'), ...files].filter((file) => existsSync(file));
}

function oneLineSources(text) {
  return [...text.matchAll(ONE_LINE)].map(([, uri, suite]) => ({ uri, suites: [suite] }));
}

function deb822Sources(text) {
  const stanzas = text.split(/\n\s*\n/).filter((stanza) => /^Types:.*\bdeb\b/m.test(stanza));
  return stanzas.flatMap((stanza) => {
    const suites = field(stanza, 'Suites');
    return field(stanza, 'URIs').map((uri) => ({ uri, suites }));
  });
}

function field(stanza, name) {
  const value = new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(stanza)?.[1] ?? '';
  return value.split(/\s+/).filter(Boolean);
}

/** A main Debian archive: `.../debian`, not its security archive and nobody else's repository. */
const isDebianArchive = (uri) => /^https?:\/\/.*\/debian\/?$/.test(uri);
