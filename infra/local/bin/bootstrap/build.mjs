import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../shared/run-command.mjs';
import { contentHash } from './stamps.mjs';

const TSC = 'node_modules/typescript-native/bin/tsc';
const NEST = 'node_modules/@nestjs/cli/bin/nest.js';

/** Everything that decides what a build yields, besides the sources. */
const COMMON = [
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'nest-cli.json',
  'infra/local/bin/bootstrap/build.mjs',
];

/** What stands on the libraries. The result is looked for, too: somebody may have deleted it. */
const UNITS = [
  // Nest's own builder, for the OpenAPI descriptions that its Swagger plugin adds.
  { name: 'core-api', args: [NEST, 'build', 'core-api'], input: 'apps/core-api', result: 'dist/main.js' },
  {
    name: 'worker',
    args: [TSC, '-p', 'apps/worker/tsconfig.json'],
    input: 'apps/worker',
    result: 'dist/main.js',
  },
  {
    name: 'realtime',
    args: [TSC, '-p', 'apps/realtime/tsconfig.json'],
    input: 'apps/realtime',
    result: 'dist/main.js',
  },
  {
    name: 'local platform',
    args: [TSC, '-b', 'infra/local'],
    input: 'infra/local',
    result: 'dist/cli/main.js',
  },
];

/** Builds what changed since the last time, judged by content: the libraries first, then what stands on them. */
export async function ensureBuilt(root, context) {
  const libraries = readdirSync(join(root, 'libs')).map((name) => `libs/${name}`);
  const unit = {
    name: 'libraries',
    args: [TSC, '-b', ...libraries],
    input: 'libs',
    result: 'utils/dist/index.js',
  };
  const salt = await ensureUnit(root, unit, '', context);
  await Promise.all(UNITS.map((one) => ensureUnit(root, one, salt, context)));
}

/** @returns the hash of what it was built from, for what stands on it */
async function ensureUnit(root, unit, salt, { progress, stamps, logFile, signal }) {
  const stamp = `build-${unit.name.replaceAll(' ', '-')}`;
  const hash = contentHash(
    [...COMMON, unit.input].map((path) => join(root, path)),
    salt,
  );
  if (stamps.isCurrent(stamp, hash) && existsSync(join(root, unit.input, unit.result))) return hash;
  await progress.run(`Build ${unit.name}`, async (say) => {
    stamps.clear(stamp);
    await runCommand(process.execPath, unit.args, { cwd: root, say, logFile, signal });
    stamps.set(stamp, hash);
  });
  return hash;
}
