#!/usr/bin/env node
// What `npm start`, `npm stop`, `npm test` and `pnpm bench` run. On a fresh clone nothing but Node is there, so this file and
// the folders beside it have no dependencies: they install, build and hand over to ../dist/cli.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { HELP } from './bootstrap/help.mjs';
import { complaintAboutNode } from './bootstrap/node-version.mjs';
import { provisionInBackground } from './bootstrap/provisioning.mjs';
import { Stamps } from './bootstrap/stamps.mjs';
import { addSystemFolders } from './shared/machine.mjs';
import { Progress } from './shared/progress.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const CLI = join(ROOT, 'infra/local/dist/cli/main.js');
const COMMANDS = ['start', 'stop', 'test', 'bench'];
/** What a shell reports for a program ended by Ctrl-C. */
const INTERRUPTED = 130;
const NEED_SERVERS = ['start', 'test'];

const [command = 'help', ...args] = process.argv.slice(2);

async function main() {
  addSystemFolders();
  const complaint = complaintAboutNode();
  if (complaint) throw new Error(complaint);
  if (!COMMANDS.includes(command) || (command !== 'test' && args.includes('--help'))) return explain();
  if (command === 'stop')
    return existsSync(CLI) ? handOver() : process.stdout.write('Nothing was started from here.\n');
  await prepare();
  return handOver();
}

function explain() {
  process.stdout.write(HELP);
  if (command !== 'help' && !COMMANDS.includes(command)) process.exitCode = 1;
}

/** Dependencies and build, with the servers' installation beside them. Ctrl-C ends all of it. */
async function prepare() {
  const progress = new Progress();
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const signal = interruption.signal;
  const logFile = join(ROOT, '.noillin/logs/prepare.log');
  const context = { progress, stamps: new Stamps(ROOT), logFile, signal };
  const provisioning = NEED_SERVERS.includes(command) ? provisionInBackground(context) : Promise.resolve();
  // Looked at below; until then its failure is nobody's.
  provisioning.catch(() => {});
  try {
    await ensureDependencies(ROOT, context);
    await ensureBuilt(ROOT, context);
    await provisioning;
  } catch (error) {
    const wasInterrupted = interruption.signal.aborted;
    interrupt();
    await provisioning.catch(() => {});
    if (wasInterrupted) process.exit(INTERRUPTED);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

const handOver = () => createRequire(import.meta.url)(CLI).main(command, args);

try {
  await main();
} catch (error) {
  const text = process.env.NOILLIN_DEBUG ? error.stack : error.message;
  // Connections may still be open: the end is not left to them.
  process.stderr.write(`\n${text}\n`, () => process.exit(1));
}
