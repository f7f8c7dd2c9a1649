import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, isReachable, mayDownload } from '../../bin/shared/machine.mjs';
import { type ServerContext } from './server';

const VERSION = 'v1.37.0';
const RELEASES = 'https://github.com/meilisearch/meilisearch/releases/download';
const TIMEOUT_MS = 120_000;

const ASSETS: Record<string, string> = {
  'linux-x64': 'meilisearch-linux-amd64',
  'linux-arm64': 'meilisearch-linux-aarch64',
  'darwin-x64': 'meilisearch-macos-amd64',
  'darwin-arm64': 'meilisearch-macos-apple-silicon',
};

/** The official binary: from the cache, else downloaded where its host answers quickly; null where that is not possible. */
export async function downloadedMeilisearch({
  say,
  interruption,
}: Pick<ServerContext, 'say' | 'interruption'>): Promise<string | null> {
  const asset = ASSETS[`${process.platform}-${process.arch}`];
  if (!asset || !mayDownload()) return null;
  const file = join(cacheFolder(), `${asset}-${VERSION}`);
  if (existsSync(file)) return file;
  const url = `${RELEASES}/${VERSION}/${asset}`;
  if (!(await isReachable(url))) return null;
  say(`downloading Meilisearch ${VERSION}`);
  return (await download(url, file, interruption)) ? file : null;
}

async function download(url: string, file: string, interruption: AbortSignal): Promise<boolean> {
  const partial = `${file}.${process.pid}.partial`;
  mkdirSync(cacheFolder(), { recursive: true });
  const signal = AbortSignal.any([interruption, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) return false;
    await pipeline(Readable.fromWeb(response.body), createWriteStream(partial), { signal });
  } catch (error) {
    rmSync(partial, { force: true });
    if (interruption.aborted) throw error;
    // The embedded default serves instead.
    return false;
  }
  chmodSync(partial, 0o755);
  renameSync(partial, file);
  return true;
}
