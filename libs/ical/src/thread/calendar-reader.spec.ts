import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarTooComplex } from '../reading/budget';
import { CalendarUnreadable } from '../reading/calendar-unreadable';
import { CalendarReader, CalendarReaderBusy, type CalendarReaderOptions } from './calendar-reader';

const QUERY = { timezone: 'UTC', from: 0, to: 1 };
const READ = { name: 'Work', events: 1, busyTimes: [], skippedEvents: 0, skipped: [] };

describe('threads that read calendars', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reading-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A reader whose threads run this instead. */
  const reader = (body: string, options: CalendarReaderOptions = {}) => {
    const script = join(folder, `${Math.random()}.cjs`);
    writeFileSync(script, `const { parentPort, workerData } = require('node:worker_threads');\n${body}`);
    return new CalendarReader({ script, ...options });
  };
  const answering = (answer: object) => `parentPort.postMessage(${JSON.stringify(answer)});`;

  it('answer with what they read', async () => {
    expect(await reader(answering({ kind: 'read', calendar: READ })).read('', QUERY)).toEqual(READ);
  });

  it.each([
    ['unreadable', CalendarUnreadable],
    ['too_complex', CalendarTooComplex],
  ])('say what is wrong: %s', async (kind, error) => {
    const reading = reader(answering({ kind, reason: 'for a reason' })).read('', QUERY);
    await expect(reading).rejects.toThrow(error);
    await expect(reading).rejects.toThrow('for a reason');
  });

  it('are ended when they take too long, and nobody waits for them', async () => {
    const delays: number[] = [];
    let last = performance.now();
    const watch = setInterval(() => {
      delays.push(performance.now() - last);
      last = performance.now();
    }, 5);
    const reading = reader('for (;;);', { timeLimitMs: 300 }).read('', QUERY);
    await expect(reading).rejects.toThrow(/too long/);
    clearInterval(watch);
    // The event loop turned many times meanwhile, as often as a busy machine lets it.
    expect(delays.length).toBeGreaterThan(5);
  });

  it('are ended when they take too much memory', async () => {
    const hog = 'const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({ all })));';
    const reading = reader(hog, { memoryLimitMb: 32 }).read('', QUERY);
    await expect(reading).rejects.toThrow(/too much memory/);
  }, 30_000);

  it('that fail are our failure', async () => {
    await expect(reader('throw new Error("oops")').read('', QUERY)).rejects.toThrow('oops');
    await expect(reader('process.exit(0)').read('', QUERY)).rejects.toThrow('without an answer');
  });

  it('are few; some calendars wait, the rest is refused at once', async () => {
    const slow = reader(`setTimeout(() => { ${answering({ kind: 'read', calendar: READ })} }, 200);`, {
      threads: 1,
      waiting: 1,
    });
    const [first, second, third] = [0, 1, 2].map(() => slow.read('', QUERY));
    await expect(third).rejects.toThrow(CalendarReaderBusy);
    expect(await Promise.all([first, second])).toEqual([READ, READ]);
    expect(await slow.read('', QUERY)).toEqual(READ);
  });
});
