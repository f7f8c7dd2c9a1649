import { parentPort, workerData } from 'node:worker_threads';
import { CalendarTooComplex } from '../reading/budget';
import { CalendarUnreadable } from '../reading/calendar-unreadable';
import { readBusyTimes } from '../reading/read-busy-times';
import type { ReadingAnswer, ReadingTask } from './reading-answer';

/** Runs in a thread of its own: reads the one calendar it is given, answers, and ends. */
function read({ text, query }: ReadingTask): ReadingAnswer {
  try {
    return { kind: 'read', calendar: readBusyTimes(text, query) };
  } catch (error) {
    if (error instanceof CalendarUnreadable) return { kind: 'unreadable', reason: error.reason };
    if (error instanceof CalendarTooComplex) return { kind: 'too_complex', reason: error.reason };
    throw error;
  }
}

parentPort?.postMessage(read(workerData as ReadingTask));
