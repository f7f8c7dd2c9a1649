import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT_LINES = 25;

/** What a program said last; `output` alone is for those who know what it means. */
export class CommandFailed extends Error {
  constructor(what, output, logFile) {
    super(`${what} failed:\n${output}${logFile ? `\nIts whole output is in ${logFile}` : ''}`);
    this.output = output;
  }
}

/**
 * Runs a program to its end. Its output goes to `logFile` (appended) and its last line to `say`. An aborted `signal` ends it
 * and everything it started, which is why it then has a process group of its own (out of reach of the terminal's Ctrl-C).
 * @throws CommandFailed with the end of its output when it fails, Error when it cannot be started or is interrupted
 */
export async function runCommand(program, args, { say = () => {}, logFile, signal, ...options } = {}) {
  if (signal?.aborted) throw new Error('interrupted');
  const log = logFile ? openLog(logFile, [program, ...args]) : null;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: Boolean(signal),
    ...options,
  });
  const output = new LastLines();
  const take = (chunk) => {
    log?.write(chunk);
    say(output.add(chunk));
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const endGroup = () => child.exitCode === null && child.pid && process.kill(-child.pid, 'SIGTERM');
  signal?.addEventListener('abort', endGroup, { once: true });
  try {
    const [code, killedBy] = await once(child, 'close');
    if (signal?.aborted) throw new Error('interrupted');
    if (code === 0) return output.text();
    throw new CommandFailed(
      `${program} ${args[0] ?? ''} (${killedBy ?? `exit ${code}`})`,
      output.text(),
      logFile,
    );
  } finally {
    signal?.removeEventListener('abort', endGroup);
    log?.end();
  }
}

function openLog(file, command) {
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file, { flags: 'a' });
  log.write(`\n$ ${command.join(' ')}\n`);
  return log;
}

class LastLines {
  lines = [''];

  /** Adds a piece of output and returns the last full line. */
  add(chunk) {
    const [first = '', ...rest] = chunk.toString('utf8').split(/\r?\n|\r/);
    this.lines[this.lines.length - 1] += first;
    this.lines.push(...rest);
    this.lines = this.lines.slice(-KEPT_LINES);
    return (
      this.lines
        .findLast((line) => line.trim() !== '')
        ?.trim()
        .slice(0, 100) ?? ''
    );
  }

  text() {
    return this.lines.join('\n').trim();
  }
}
