import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../shared/run-command.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { contentHash } from './stamps.mjs';

const STAMP = 'dependencies';

/** Installs what pnpm-lock.yaml names, unless that was done with this very lockfile. */
export async function ensureDependencies(root, { progress, stamps, logFile, signal }) {
  const hash = contentHash([join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml')]);
  if (stamps.isCurrent(STAMP, hash) && existsSync(join(root, 'node_modules/.modules.yaml'))) return;
  const [program, ...args] = await ensurePnpm(root, { progress, logFile, signal });
  await progress.run('Dependencies', async (say) => {
    stamps.clear(STAMP);
    await install(program, args, { root, say, logFile, signal });
    stamps.set(STAMP, hash);
    return 'pnpm install';
  });
}

async function install(program, args, { root, say, logFile, signal }) {
  // No question about replacing node_modules, whatever made it.
  const options = [
    'install',
    '--frozen-lockfile',
    '--config.confirmModulesPurge=false',
    '--reporter=append-only',
  ];
  try {
    await runCommand(program, [...args, ...options], { cwd: root, say, logFile, signal });
  } catch (error) {
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ERR_PNPM_META_FETCH_FAIL/.test(error.message))
      throw error;
    throw new Error(
      `The npm registry cannot be reached, and the dependencies are not installed yet: connect once, then everything runs offline.\n${error.message}`,
      { cause: error },
    );
  }
}
