import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { runCommand } from '../shared/run-command.mjs';

const POLICY = '/usr/sbin/policy-rc.d';
const POLICY_TEXT =
  '#!/bin/sh\n# noillin: packages are installed for their programs; no service is started.\nexit 101\n';
const OPTIONS = [
  '-y',
  '--no-install-recommends',
  '-o',
  'DPkg::Lock::Timeout=180',
  '-o',
  'Acquire::Retries=2',
];

/** Installs Debian packages for their programs, without letting any of them start a service. */
export async function installPackages(packages, { say, logFile, signal }) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const apt = (...args) => runCommand('apt-get', args, { say, logFile, signal, env });
  const install = () => apt('install', ...OPTIONS, ...packages);
  await withoutServiceStarts(async () => {
    if (!hasPackageLists()) await apt('update');
    try {
      await install();
    } catch (error) {
      if (signal?.aborted) throw error;
      say('trying once more with new package lists');
      // An installation that somebody interrupted has to be finished before dpkg does anything else.
      await runCommand('dpkg', ['--configure', '-a'], { say, logFile, signal, env });
      await apt('update');
      await install();
    }
  });
}

function hasPackageLists(folder = '/var/lib/apt/lists') {
  return (
    existsSync(folder) &&
    readdirSync(folder).some((name) => name.endsWith('_Packages') || name.includes('_Packages.'))
  );
}

async function withoutServiceStarts(task) {
  const ours = !existsSync(POLICY) || readFileSync(POLICY, 'utf8') === POLICY_TEXT;
  if (!ours) return task();
  writeFileSync(POLICY, POLICY_TEXT, { mode: 0o755 });
  const remove = () => rmSync(POLICY, { force: true });
  process.once('exit', remove);
  try {
    return await task();
  } finally {
    process.off('exit', remove);
    remove();
  }
}
