import type { QueueKey } from '../topology/queues';
import type { DeadLetterStatus } from './dead-letter.machine';

/** One time that a message was given up. */
export interface Failure {
  /** The same for every delivery of the same dead-lettered copy, so that it counts once. */
  id: string;
  at: Date;
  /** How often it had been tried. */
  attempts: number;
  /** Name and message of the last error. */
  reason: string;
}

/** What a person decided about it. */
export interface Decision {
  what: 'replay' | 'discard';
  at: Date;
  /** User id. */
  by: string;
  reason: string | null;
}

/** What a message says about itself, as far as it can be read. */
export interface MessageLabel {
  eventId: string | null;
  /** Of the event. */
  name: string | null;
  correlationId: string | null;
}

/** A message of one of the worker's queues that failed for good, or several of one event that did so one after the other. */
export interface DeadLetter extends MessageLabel {
  id: string;
  queue: QueueKey;
  status: DeadLetterStatus;
  /** Of the message, in bytes. */
  size: number;
  firstFailedAt: Date;
  lastFailedAt: Date;
  timesFailed: number;
  /** The latest of them, oldest first. */
  failures: Failure[];
  /** The latest of them, oldest first. */
  decisions: Decision[];
}

export const CONTENT_ENCODINGS = ['utf8', 'base64'] as const;

/** What a message consists of. */
export interface MessageContent {
  content: string;
  /** `base64` for what is not text. */
  contentEncoding: (typeof CONTENT_ENCODINGS)[number];
  /** False where the message was too big to be kept: then this is only its beginning, which cannot be replayed. */
  complete: boolean;
}

/** A message as it comes out of a dead-letter queue. */
export interface ReadDeadLetter extends MessageLabel, MessageContent {
  id: string;
  queue: QueueKey;
  size: number;
  failure: Failure;
}
