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

const APPS = [
  // Nest's own builder, for the OpenAPI descriptions that its Swagger plugin adds.
  { name: 'core-api', args: [NEST, 'build', 'core-api'] },
  { name: 'worker', args: [TSC, '-p', 'apps/worker/tsconfig.json'] },
  { name: 'realtime', args: [TSC, '-p', 'apps/realtime/tsconfig.json'] },
];

/** Builds what changed since the last time, judged by content: libraries and this tool first, then the services. */
export async function ensureBuilt(root, context) {
  const libraries = {
    name: 'libraries',
    args: [TSC, '-b', 'infra/local', ...libraryFolders(root)],
    inputs: ['libs', 'infra/local'],
    results: ['infra/local/dist/cli/main.js'],
  };
  const libraryHash = await ensureUnit(root, libraries, '', context);
  const apps = APPS.map(({ name, args }) => ({
    name,
    args,
    inputs: [`apps/${name}`],
    results: [`apps/${name}/dist/main.js`],
  }));
  await Promise.all(
    apps
      .filter(({ name }) => hasSources(root, name))
      .map((app) => ensureUnit(root, app, libraryHash, context)),
  );
}

const libraryFolders = (root) => readdirSync(join(root, 'libs')).map((name) => `libs/${name}`);
const hasSources = (root, app) => existsSync(join(root, 'apps', app, 'src/main.ts'));

async function ensureUnit(root, unit, salt, { progress, stamps, logFile, signal }) {
  const stamp = `build-${unit.name}`;
  const hash = contentHash(
    [...COMMON, ...unit.inputs].map((path) => join(root, path)),
    salt,
  );
  const isThere = unit.results.every((file) => existsSync(join(root, file)));
  if (isThere && stamps.isCurrent(stamp, hash)) return hash;
  await progress.run(`Build ${unit.name}`, async (say) => {
    stamps.clear(stamp);
    await runCommand(process.execPath, unit.args, { cwd: root, say, logFile, signal });
    stamps.set(stamp, hash);
  });
  return hash;
}
