import { createHash } from 'node:crypto';
import type { ConsumeMessage } from 'amqplib';
import { ATTEMPT_HEADER } from '../consumer/next-attempt';
import type { QueueKey } from '../topology/queues';
import type { MessageContent, MessageLabel, ReadDeadLetter } from './dead-letter';
import { ERROR_HEADER, FAILED_AT_HEADER, FAILURE_ID_HEADER } from './failure-headers';

/** What is kept whole. Ours are some hundred bytes. */
const MOST_BYTES = 1024 * 1024;
/** What is kept of one that is bigger. */
const BEGINNING_BYTES = 16 * 1024;
const REASON_LENGTH = 500;
/** What our own ids and names look like; what looks otherwise is not worth an index. */
const LABEL = /^[\x21-\x7e]{1,200}$/;

const hash = (...parts: (string | Buffer)[]): string => {
  const sum = createHash('sha256');
  parts.forEach((part) => sum.update(part).update('\n'));
  return sum.digest('base64url');
};

const label = (value: unknown): string | null =>
  typeof value === 'string' && LABEL.test(value) ? value : null;

const parsed = (content: Buffer): unknown => {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return null; // Not even JSON: that is why it is here.
  }
};

const labelOf = (content: Buffer): MessageLabel => {
  const message = parsed(content) as { pattern?: unknown; data?: Record<string, unknown> | null } | null;
  const data = message?.data;
  return {
    eventId: label(data?.['id']),
    name: label(data?.['name']) ?? label(message?.pattern),
    correlationId: label(data?.['correlationId']),
  };
};

const contentOf = (content: Buffer): MessageContent => {
  const complete = content.length <= MOST_BYTES;
  const kept = complete ? content : content.subarray(0, BEGINNING_BYTES);
  const text = kept.toString('utf8');
  return Buffer.from(text).equals(kept)
    ? { content: text, contentEncoding: 'utf8', complete }
    : { content: kept.toString('base64'), contentEncoding: 'base64', complete };
};

/** The broker gives up by itself what it has delivered too often. */
const givenUpByBroker = (headers: Readonly<Record<string, unknown>>): string => {
  const [death] = (headers['x-death'] ?? []) as { reason?: string }[];
  return `the broker gave it up${death?.reason ? `: ${death.reason}` : ''}`;
};

/** Names a copy that carries no id of its failure by what does not change when it is delivered again. */
const failureIdOf = (message: ConsumeMessage, headers: Readonly<Record<string, unknown>>): string =>
  label(headers[FAILURE_ID_HEADER]) ??
  hash(
    message.content,
    JSON.stringify([headers[ATTEMPT_HEADER], headers[ERROR_HEADER], headers['x-death']] as unknown[]),
  );

const instant = (value: unknown, otherwise: Date): Date => {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? otherwise : date;
};

/**
 * Reads a message of a dead-letter queue, whatever it is. Messages of one event in one queue are one dead letter; of what
 * names no event, those with the same content are.
 */
export const readDeadLetter = (queue: QueueKey, message: ConsumeMessage, now: Date): ReadDeadLetter => {
  const { content } = message;
  const headers = (message.properties.headers ?? {}) as Record<string, unknown>;
  const known = labelOf(content);
  const error = headers[ERROR_HEADER];
  const reason = typeof error === 'string' ? error : givenUpByBroker(headers);
  return {
    id: known.eventId ? hash(queue, 'event', known.eventId) : hash(queue, 'content', content),
    queue,
    ...known,
    size: content.length,
    ...contentOf(content),
    failure: {
      id: failureIdOf(message, headers),
      at: instant(headers[FAILED_AT_HEADER], now),
      attempts: Number(headers[ATTEMPT_HEADER] ?? 0) || 0,
      reason: reason.slice(0, REASON_LENGTH),
    },
  };
};
