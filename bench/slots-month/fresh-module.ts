import { dirname, sep } from 'node:path';

/** Folders whose modules hold what a first listing has to learn: zones, formatters. */
const LEARNING = [`${sep}libs${sep}scheduling${sep}`, `${sep}dayjs${sep}`, dirname(__filename)];

/** A copy of a module, and of what it learns with, that knows nothing yet. */
export function freshModule<Module>(name: string): Module {
  for (const path of Object.keys(require.cache)) {
    if (LEARNING.some((folder) => path.includes(folder))) Reflect.deleteProperty(require.cache, path);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only require can load a module a second time
  return require(name) as Module;
}
