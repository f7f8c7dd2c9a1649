#!/usr/bin/env node
// Installs what the local platform needs and this machine lacks; safe to run at any time, from several starts at once.
//   provision.mjs all                 everything that is missing
//   provision.mjs packages NAME...    Debian packages
//   provision.mjs documentdb          the embedded database; its folder is the last line printed
import { join } from 'node:path';
import { installPackages } from './provision/apt.mjs';
import { ensureDocumentdb } from './provision/documentdb.mjs';
import { missingPackages, needsDocumentdb } from './provision/missing.mjs';
import { cacheFolder } from './shared/machine.mjs';
import { withFileLock } from './shared/file-lock.mjs';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interruption.abort());

const say = (text) => process.stdout.write(`${text}\n`);
const context = { say, signal: interruption.signal };

const commands = {
  all: async () => {
    const packages = missingPackages();
    if (packages.length > 0) await install(packages);
    if (await needsDocumentdb()) await ensureDocumentdb(context);
  },
  packages: (...names) => install(names),
  documentdb: async () => say(await ensureDocumentdb(context)),
};

function install(packages) {
  const logFile = join(cacheFolder(), 'apt.log');
  return withFileLock(
    join(cacheFolder(), 'apt.lock'),
    () => installPackages(packages, { ...context, logFile }),
    { say },
  );
}

const [command = 'all', ...names] = process.argv.slice(2);
try {
  await commands[command](...names);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
