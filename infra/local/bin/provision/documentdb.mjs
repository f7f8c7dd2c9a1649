import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, canInstallPackages, findProgram } from '../shared/machine.mjs';
import { withFileLock } from '../shared/file-lock.mjs';
import { runCommand } from '../shared/run-command.mjs';
import { installPackages } from './apt.mjs';
import { debianMirror } from './debian-mirror.mjs';
import { installScript, templateScript } from './documentdb-scripts.mjs';

/** Raise it when what is installed changes: machines then install anew. */
const FORMAT = 1;
/** The Debian release that ships DocumentDB. */
const RELEASE = 'forky';
const SCRIPTS = '/usr/share/debootstrap/scripts';

/** Where PostgreSQL with DocumentDB lives on this machine: a small Debian of its own, shared by all clones. */
export function documentdbRoot() {
  return join(cacheFolder(), `documentdb-${FORMAT}`);
}

/** The marker is written last, so that an interrupted installation never counts. */
export const hasDocumentdb = (root = documentdbRoot()) => existsSync(join(root, 'var/lib/noillin/complete'));

/** Whether the embedded database can be installed here at all, and if not, why in one sentence. */
export function whyNoDocumentdb() {
  if (process.platform !== 'linux')
    return 'the embedded database is installed from Debian packages, so on Linux only';
  if (!canInstallPackages()) return 'installing the embedded database needs root on Debian';
  if (debianMirror() === null) return "no Debian mirror stands in apt's sources";
  return null;
}

/** Installs it once, about 40 s and 125 MB; at once when it is there. @returns its root folder */
export async function ensureDocumentdb({ say, signal }) {
  const root = documentdbRoot();
  if (hasDocumentdb(root)) return root;
  const reason = whyNoDocumentdb();
  if (reason) throw new Error(reason);
  await withFileLock(
    `${root}.lock`,
    async () => !hasDocumentdb(root) && (await install(root, { say, signal })),
    { say },
  );
  return root;
}

async function install(root, { say, signal }) {
  const logFile = `${root}.log`;
  const partial = `${root}.partial`;
  const context = { say, signal, logFile };
  removeTree(partial);
  removeTree(root);
  mkdirSync(dirname(root), { recursive: true });
  if (!findProgram('debootstrap')) await installPackages(['debootstrap'], context);
  await debootstrap(partial, context);
  forbidServices(partial);
  await inOwnMounts(installScript(partial), context);
  await inOwnMounts(templateScript(partial), context);
  writeFileSync(join(partial, 'var/lib/noillin/complete'), new Date().toISOString());
  renameSync(partial, root);
}

async function debootstrap(folder, context) {
  // A debootstrap older than the release lacks its script, which is the one of every release since sid's last change.
  const script = [RELEASE, 'sid'].map((name) => join(SCRIPTS, name)).find((file) => existsSync(file));
  const args = ['--variant=minbase', RELEASE, folder, debianMirror(), script];
  await runCommand('unshare', ['--mount', 'debootstrap', ...args], context);
}

function forbidServices(root) {
  writeFileSync(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  mkdirSync(join(root, 'etc/postgresql-common'), { recursive: true });
  writeFileSync(join(root, 'etc/postgresql-common/createcluster.conf'), 'create_main_cluster = false\n');
}

/** Runs a script in a mount namespace of its own: whatever it mounts is gone with it, however it ends. */
function inOwnMounts(script, context) {
  return runCommand('unshare', ['--mount', 'sh', '-euc', script], context);
}

/** Removes a half-made root. Anything still mounted below (by hand) would lose its files: then it refuses. */
function removeTree(folder) {
  const mounts = existsSync('/proc/self/mounts') ? readFileSync('/proc/self/mounts', 'utf8') : '';
  if (mounts.split('\n').some((line) => line.split(' ')[1]?.startsWith(`${folder}/`))) {
    throw new Error(`${folder} has something mounted in it: unmount it first.`);
  }
  rmSync(folder, { recursive: true, force: true });
}
