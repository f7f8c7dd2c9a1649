import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Folders of servers that Debian keeps off an ordinary account's PATH. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Makes programs in those folders count as on PATH, here and in what we start. */
export function addSystemFolders() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  process.env.PATH = [...new Set([...folders, ...SYSTEM_FOLDERS])].join(delimiter);
}

/** Absolute path of a program, or null. */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
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

/** Whether a host answers at all in time; any HTTP status counts. */
export async function answers(url, timeoutMs) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    // Offline, blocked or too slow: for us the same thing.
    return false;
  }
}

/** Whether something may be downloaded, and from there, within a few seconds. */
export const isReachable = async (url, timeoutMs = 2500) => mayDownload() && (await answers(url, timeoutMs));

export const MONGODB_DOWNLOADS = 'https://fastdl.mongodb.org/';
export const mongodbBinaryFolder = () => join(cacheFolder(), 'mongodb');
export const hasMongodbBinary = () => existsSync(join(mongodbBinaryFolder(), 'complete'));
