import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllRecorded } from './end-process';
import { type StopRules, readPidFile, writePidFile } from './pid-file';
import { parseStat, startTimeOf } from './process-identity';
import { RestartBudget } from './restart-budget';
import { SupervisedProcess } from './supervised-process';
import { waitUntil } from './wait-until';

const RULES: StopRules = { stopSignal: 'SIGTERM', stopTimeoutMs: 300, stopPhase: 0 };
const sleeper = (): ChildProcess => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

describe('records of processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'noillin-processes-'));
  const file = join(folder, 'one.pid');
  const children: ChildProcess[] = [];
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
  afterAll(() => rmSync(folder, { recursive: true }));

  const started = (): ChildProcess => {
    const child = sleeper();
    children.push(child);
    return child;
  };

  it('name a process that runs', () => {
    const { pid = 0 } = started();
    writePidFile(file, pid, RULES);
    expect(readPidFile(file)).toMatchObject({ pid, stopSignal: 'SIGTERM' });
  });

  it('do not name a stranger that got the same process id', async () => {
    const stranger = started();
    writeFileSync(file, JSON.stringify({ pid: stranger.pid, startTime: 'another time', ...RULES }));
    expect(readPidFile(file)).toBeNull();
    expect(await endAllRecorded(folder)).toEqual([]);
    expect(hasEnded(stranger)).toBe(false);
  });

  it('are nothing when they were cut short', () => {
    writeFileSync(file, '{"pid":');
    expect(readPidFile(file)).toBeNull();
  });

  it('are enough to end what they name, and by force if it does not listen', async () => {
    const stubborn = spawn(process.execPath, [
      '-e',
      'process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1000)',
    ]);
    children.push(stubborn);
    await new Promise((resolve) => stubborn.stdout.once('data', resolve));
    writePidFile(file, stubborn.pid ?? 0, RULES);
    expect(await endAllRecorded(folder)).toEqual(['one']);
    await waitUntil('it ended', () => hasEnded(stubborn), { timeoutMs: 2000 });
    expect(stubborn.signalCode).toBe('SIGKILL');
  });

  it('keep the order: what others depend on ends last', async () => {
    const [first, last] = [started(), started()];
    const order: string[] = [];
    first.on('exit', () => order.push('first'));
    last.on('exit', () => order.push('last'));
    writePidFile(join(folder, 'a.pid'), last.pid ?? 0, { ...RULES, stopPhase: 1 });
    writePidFile(join(folder, 'b.pid'), first.pid ?? 0, RULES);
    await endAllRecorded(folder);
    await waitUntil('both ended', () => order.length === 2, { timeoutMs: 2000 });
    expect(order).toEqual(['first', 'last']);
  });
});

describe('the identity of a process', () => {
  const stat = (state: string): string =>
    `7 (a (b) c) ${state} 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 0 0`;

  it('survives spaces and brackets in its name', () => {
    expect(parseStat(stat('S'))).toBe('4242');
  });

  it('is gone with a zombie', () => {
    expect(parseStat(stat('Z'))).toBeNull();
  });

  it('is the same at every look', () => {
    expect(startTimeOf(process.pid)).toBe(startTimeOf(process.pid));
    expect(startTimeOf(2 ** 30)).toBeNull();
  });
});

describe('restarts', () => {
  it('are given up when there are too many in a minute, and allowed again later', () => {
    const budget = new RestartBudget();
    expect([1, 2, 3, 4, 5].map((second) => budget.take(second * 1000))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(budget.take(120_000)).toBe(true);
  });
});

describe('a supervised process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'noillin-supervised-'));
  const reports: string[] = [];
  const interruption = new AbortController();
  const supervision = {
    pidFile: join(folder, 'server.pid'),
    logFile: join(folder, 'server.log'),
    interruption: interruption.signal,
    report: (text: string) => void reports.push(text),
  };
  const supervise = (script: string, ready = async (): Promise<void> => {}) =>
    new SupervisedProcess(
      { name: 'server', program: process.execPath, args: ['-e', script], ready },
      supervision,
    );
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => reports.splice(0));

  it('is started again when it crashes, and not when it was stopped', async () => {
    const server = supervise('setInterval(() => {}, 1000)');
    await server.start();
    const before = server.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await waitUntil('it is back', () => reports.includes('server is back'), { timeoutMs: 3000 });
    expect(server.pid).not.toBe(before);
    await server.stop();
    expect(reports).toEqual(['server was ended by SIGKILL; starting it again', 'server is back']);
    expect(readPidFile(supervision.pidFile)).toBeNull();
  });

  it('that ends before it is ready is reported with the end of its log', async () => {
    const server = supervise('console.error("no disk"); process.exit(3)', () => new Promise(() => {}));
    await expect(server.start()).rejects.toThrow(/server did not start: ended with exit code 3\nno disk\n/);
  });

  it('that does not exist is reported by name', async () => {
    const spec = {
      name: 'server',
      program: '/nowhere/server',
      args: [],
      ready: () => new Promise<void>(() => {}),
    };
    await expect(new SupervisedProcess(spec, supervision).start()).rejects.toThrow(
      '/nowhere/server cannot be run',
    );
  });

  it('is not started any more once the platform ends', async () => {
    interruption.abort();
    await expect(supervise('').start()).rejects.toThrow('interrupted');
  });
});
