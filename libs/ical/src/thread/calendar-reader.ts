import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CalendarTooComplex } from '../reading/budget';
import { CalendarUnreadable } from '../reading/calendar-unreadable';
import type { BusyTimesOfCalendar, BusyTimesQuery } from '../reading/read-busy-times';
import type { ReadingAnswer, ReadingTask } from './reading-answer';

/** More calendars wait to be read than would be read in reasonable time. */
export class CalendarReaderBusy extends Error {
  constructor() {
    super('too many calendars are being read');
    this.name = 'CalendarReaderBusy';
  }
}

export interface CalendarReaderOptions {
  /** What the threads run. */
  script?: string;
  /** What one calendar may take; the thread is ended after that, whatever it does. */
  timeLimitMs?: number;
  memoryLimitMb?: number;
  /** Threads at the same time. */
  threads?: number;
  /** Calendars that wait for a thread. */
  waiting?: number;
}

const DEFAULTS: Required<CalendarReaderOptions> = {
  script: join(__dirname, 'reading-thread.js'),
  timeLimitMs: 10_000,
  memoryLimitMb: 256,
  threads: 2,
  waiting: 2,
};

/**
 * Reads calendars that strangers made: each in a thread of its own, so that the event loop never waits for one, and with
 * limits of time and memory, since no parser can be trusted to come to an end.
 */
export class CalendarReader {
  private readonly options: Required<CalendarReaderOptions>;
  private readonly queue: (() => void)[] = [];
  private running = 0;

  constructor(options: CalendarReaderOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /**
   * As `readBusyTimes`.
   * @throws CalendarUnreadable for what is no calendar
   * @throws CalendarTooComplex for one that asks for too much, of time and memory as well
   * @throws CalendarReaderBusy
   */
  async read(text: string, query: BusyTimesQuery): Promise<BusyTimesOfCalendar> {
    await this.takeThread();
    try {
      return accept(await this.runThread({ text, query }));
    } finally {
      this.passThreadOn();
    }
  }

  private async takeThread(): Promise<void> {
    const { threads, waiting } = this.options;
    if (this.running >= threads) {
      if (this.queue.length >= waiting) throw new CalendarReaderBusy();
      return new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running += 1;
  }

  private passThreadOn(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.running -= 1;
  }

  private runThread(task: ReadingTask): Promise<ReadingAnswer> {
    const { script, timeLimitMs, memoryLimitMb } = this.options;
    const resourceLimits = { maxOldGenerationSizeMb: memoryLimitMb };
    return new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: task, resourceLimits, env: {}, stderr: true });
      const end = (answer: ReadingAnswer): void => {
        clearTimeout(timer);
        void worker.terminate();
        resolve(answer);
      };
      const timer = setTimeout(
        () => end({ kind: 'too_complex', reason: 'it takes too long to read' }),
        timeLimitMs,
      );
      worker.once('message', end).once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          return end({ kind: 'too_complex', reason: 'it takes too much memory to read' });
        clearTimeout(timer);
        reject(error);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the thread that reads a calendar ended without an answer'));
      });
    });
  }
}

function accept(answer: ReadingAnswer): BusyTimesOfCalendar {
  switch (answer.kind) {
    case 'read':
      return answer.calendar;
    case 'unreadable':
      throw new CalendarUnreadable(answer.reason);
    case 'too_complex':
      throw new CalendarTooComplex(answer.reason);
  }
}
