import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@noillin/testing';
import { type Program, runProgram } from './run-program';

describe('running a program', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'noillin-run-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (code: string, options: Partial<Program> = {}) => {
    const script = join(folder, 'script.cjs');
    writeFileSync(script, code);
    const interruption = new AbortController().signal;
    return runProgram({
      ...{ script, args: [], cwd: folder, env: process.env, logFile: join(folder, 'logs/run.log') },
      ...{ timeoutMs: 10_000, interruption, ...options },
    });
  };

  it('returns the exit code and what it printed on both streams, and keeps it in the log', async () => {
    const result = await run('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(result).toMatchObject({ exitCode: 3, timedOut: false });
    expect(result.output).toMatch(/out[^]*err|err[^]*out/);
    expect(readFileSync(join(folder, 'logs/run.log'), 'utf8')).toContain('out');
  });

  it('gives it no input to wait for', async () => {
    expect((await run('process.stdin.on("end", () => process.exit(7)).resume()')).exitCode).toBe(7);
  });

  it('ends it, and its children, when time is up', async () => {
    const code = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(child.pid);
      setInterval(() => {}, 1000)`;
    const { output, timedOut } = await run(code, { timeoutMs: 1500 });
    expect(timedOut).toBe(true);
    await eventually(() => expect(() => process.kill(Number(output.trim()), 0)).toThrow('ESRCH'));
  });

  it('ends it when the run is interrupted', async () => {
    const interruption = new AbortController();
    const running = run('console.log("up"); setInterval(() => {}, 1000)', {
      interruption: interruption.signal,
      onOutput: () => interruption.abort(),
    });
    expect((await running).exitCode).toBe(1);
  });
});
