import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../shared/run-command.mjs';

const MAJOR = 12;

/**
 * The pnpm to use: the one on PATH when it is of our major version, else installed with npm - for everybody if there is
 * none and that is permitted, else for this clone only, so that no other pnpm is replaced.
 * @returns a command line without its arguments
 */
export async function ensurePnpm(root, { progress, logFile, signal }) {
  const own = privatePnpm(root);
  const onPath = majorOf(['pnpm']);
  if (onPath === MAJOR) return ['pnpm'];
  if (existsSync(own)) return [process.execPath, own];
  return progress.run('pnpm', async (say) => {
    const install = (...where) =>
      runCommand('npm', ['install', ...where, `pnpm@${MAJOR}`, '--no-audit', '--no-fund'], {
        say,
        logFile,
        signal,
      });
    if (onPath === null && (await succeeds(install('--global'))) && majorOf(['pnpm']) === MAJOR)
      return ['pnpm'];
    await install('--prefix', join(root, '.noillin', 'pnpm'));
    return [process.execPath, own];
  });
}

const privatePnpm = (root) => join(root, '.noillin/pnpm/node_modules/pnpm/bin/pnpm.mjs');

/** Asked outside of the clone: inside, a pnpm would first fetch the version that package.json pins. */
function majorOf([program, ...args]) {
  const { status, stdout } = spawnSync(program, [...args, '--version'], { cwd: tmpdir(), encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : null;
}

async function succeeds(promise) {
  try {
    await promise;
    return true;
  } catch {
    // Not permitted, or its folder is not on PATH: the private one follows, whose failure is reported.
    return false;
  }
}
