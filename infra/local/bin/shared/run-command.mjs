import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT_LINES = 25;

/**
 * Runs a program to its end. Its output goes to `logFile` (appended) and its last line to `say`. An aborted `signal` ends it
 * and everything it started, which is why it then has a process group of its own (out of reach of the terminal's Ctrl-C).
 * @throws Error with the end of its output when it fails or cannot be started
 */
export function runCommand(program, args, { say = () => {}, logFile, signal, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const log = logFile ? openLog(logFile, [program, ...args]) : null;
    if (signal?.aborted) return reject(new Error('interrupted'));
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: Boolean(signal),
      ...options,
    });
    const endGroup = () => child.exitCode === null && child.pid && process.kill(-child.pid, 'SIGTERM');
    signal?.addEventListener('abort', endGroup, { once: true });
    const output = new LastLines();
    const take = (chunk) => {
      log?.write(chunk);
      say(output.add(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      log?.end();
      reject(error);
    });
    child.on('close', (code, killedBy) => {
      log?.end();
      signal?.removeEventListener('abort', endGroup);
      if (signal?.aborted) return reject(new Error('interrupted'));
      if (code === 0) return resolve(output.text());
      const where = logFile ? `\nIts whole output is in ${logFile}` : '';
      reject(
        new Error(
          `${program} ${args[0] ?? ''} failed (${killedBy ?? `exit ${code}`}):\n${output.text()}${where}`,
        ),
      );
    });
  });
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
