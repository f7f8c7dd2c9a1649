import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endProcessesIn, type SupervisedProcess, waitUntil } from '../processes';
import { type ServerContext } from './server';

const run = promisify(execFile);

/** Inside the root that provisioning makes (see bin/provision/documentdb-scripts.mjs). */
const TEMPLATE = 'var/lib/noillin/template';
const DATA = '/var/lib/noillin/data';
const POSTGRES = '/usr/lib/postgresql/18/bin/postgres';

/**
 * pg_cron, by which TTL indexes work, would connect to the port that the template's server had; its workers connect to
 * nothing. It also would note every run, twice a second, for ever.
 */
const CRON = ['use_background_workers=on', 'log_run=off', 'log_statement=off']
  .map((setting) => `-c cron.${setting}`)
  .concat('-c max_worker_processes=20')
  .join(' ');

/** Where an instance that uses the embedded database has its data. */
export const postgresData = (stateDir: string): string => join(stateDir, 'documentdb');

/** PostgreSQL with DocumentDB out of its root folder, on data of this instance. */
export async function postgresProcess(root: string, context: ServerContext): Promise<SupervisedProcess> {
  const data = postgresData(context.instance.stateDir);
  await ensureData(root, data);
  return context.supervise({
    name: 'postgres',
    program: 'unshare',
    args: ['--mount', 'sh', '-euc', launchScript(root, data, context.instance.ports.postgres)],
    // Killed, it leaves its pg_cron launcher behind, which keeps the shared memory that the next one needs.
    prepare: () => endProcessesIn(data),
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: '/tmp' },
    // Fast shutdown: sessions are cut, nothing is lost. The gateway in front goes first.
    stopSignal: 'SIGINT',
    stopPhase: 1,
    ready: (signal, pid) =>
      waitUntil('PostgreSQL is ready', () => isReady(data, pid), { timeoutMs: 30_000, signal }),
  });
}

/**
 * PostgreSQL refuses to be root and must see its own libraries: so it runs in the root folder, as its own account, with
 * the instance's data mounted into a mount namespace that ends with it. `exec` all the way: our child is the postmaster.
 */
export function launchScript(root: string, data: string, port: number): string {
  return [
    `mount -t proc proc ${quoted(`${root}/proc`)}`,
    `mount --rbind /dev ${quoted(`${root}/dev`)}`,
    `mount --bind ${quoted(data)} ${quoted(root + DATA)}`,
    `exec chroot --userspec=postgres:postgres ${quoted(root)} ${POSTGRES} -D ${DATA} ${CRON} -p ${port}`,
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Copied from the template on the first start; a copy that was interrupted does not count. */
async function ensureData(root: string, data: string): Promise<void> {
  if (existsSync(data)) return;
  const partial = `${data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await run('cp', ['-a', '--reflink=auto', `${join(root, TEMPLATE)}/.`, partial]);
  renameSync(partial, data);
}

/** Its pid file says so in the last line, as it does to pg_ctl; the first line tells ours from one that crashed. */
function isReady(data: string, pid: number): boolean {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines[0] === String(pid) && lines.at(-1)?.trim() === 'ready';
}
