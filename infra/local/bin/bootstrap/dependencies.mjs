import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from '../shared/machine.mjs';
import { runCommand } from '../shared/run-command.mjs';
import { ensurePnpm } from './pnpm.mjs';
import { contentHash } from './stamps.mjs';

const STAMP = 'dependencies';
const REGISTRY_TIMEOUT_MS = 8000;
const OFFLINE =
  'The npm registry does not answer and not everything is installed yet: connect once, after that it is not needed again.';

/** No question about replacing node_modules, whatever made it. */
const INSTALL = [
  'install',
  '--frozen-lockfile',
  '--config.confirmModulesPurge=false',
  '--reporter=append-only',
];

/** Installs what pnpm-lock.yaml names, unless that was done with this very lockfile. */
export async function ensureDependencies(root, { progress, stamps, logFile, signal }) {
  const hash = contentHash([join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml')]);
  if (stamps.isCurrent(STAMP, hash) && existsSync(join(root, 'node_modules/.modules.yaml'))) return;
  const [program, ...args] = await ensurePnpm(root, { progress, logFile, signal });
  await progress.run('Dependencies', async (say) => {
    stamps.clear(STAMP);
    await install((more) => runCommand(program, [...args, ...more], { cwd: root, say, logFile, signal }));
    stamps.set(STAMP, hash);
    return 'pnpm install';
  });
}

/** Without the registry pnpm would try each of a thousand packages again and again: then only what is stored counts. */
async function install(pnpm) {
  if (await hasRegistry(pnpm)) return pnpm(INSTALL);
  try {
    return await pnpm([...INSTALL, '--offline']);
  } catch (error) {
    throw new Error(`${OFFLINE}\n${error.message}`, { cause: error });
  }
}

async function hasRegistry(pnpm) {
  // Behind a proxy only pnpm itself can tell.
  if (Object.keys(process.env).some((name) => /^(npm_config_)?https?[-_]proxy$/i.test(name))) return true;
  const registry = (await pnpm(['config', 'get', 'registry'])).split('\n').at(-1);
  return answers(registry, REGISTRY_TIMEOUT_MS);
}
