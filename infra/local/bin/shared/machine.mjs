import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Folders of servers that Debian keeps off an ordinary account's PATH. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Absolute path of a program, or null. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not ours to run: either way not a program for us.
    return false;
  }
}

export const isRoot = () => process.getuid?.() === 0;

/** Whether packages can be installed without asking anybody: Debian or Ubuntu, as root. */
export const canInstallPackages = () => isRoot() && findProgram('apt-get') !== null;

/** What is downloaded once per machine, outside of any clone. */
export function cacheFolder() {
  return (
    process.env.NOILLIN_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'noillin')
  );
}

export const mayDownload = () => !process.env.NOILLIN_NO_DOWNLOAD;

/** Whether a host answers at all within a few seconds; any HTTP status counts. */
export async function isReachable(url, timeoutMs = 2500) {
  if (!mayDownload()) return false;
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    // Offline, blocked or too slow: for us the same thing.
    return false;
  }
}

export const MONGODB_DOWNLOADS = 'https://fastdl.mongodb.org/';
export const mongodbBinaryFolder = () => join(cacheFolder(), 'mongodb');
export const hasMongodbBinary = () => existsSync(join(mongodbBinaryFolder(), 'complete'));
