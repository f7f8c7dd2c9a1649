import type { ConsumeMessage } from 'amqplib';
import { readDeadLetter } from './read-dead-letter';

const NOW = new Date('2026-11-22T09:00:00.000Z');
const ENVELOPE = { id: 'event-1', name: 'notification.created', correlationId: 'chain-1' };
const text = (data: object = ENVELOPE) => JSON.stringify({ pattern: 'notification.created', data });

const read = (content: string | Buffer, headers: object = {}, queue: 'mail' | 'chat' = 'mail') =>
  readDeadLetter(
    queue,
    { content: Buffer.from(content), properties: { headers } } as unknown as ConsumeMessage,
    NOW,
  );

describe('readDeadLetter', () => {
  it('says what the message says of itself, and why and when it failed', () => {
    const headers = {
      'x-error': 'Error: no',
      'x-attempt': 5,
      'x-failure-id': 'failure-1',
      'x-failed-at': '2026-11-22T08:00:00.000Z',
    };
    expect(read(text(), headers)).toMatchObject({
      queue: 'mail',
      eventId: 'event-1',
      name: 'notification.created',
      correlationId: 'chain-1',
      size: text().length,
      content: text(),
      contentEncoding: 'utf8',
      complete: true,
      failure: {
        id: 'failure-1',
        at: new Date('2026-11-22T08:00:00.000Z'),
        attempts: 5,
        reason: 'Error: no',
      },
    });
  });

  it('takes messages of one event in one queue for the same, others for others', () => {
    const { id } = read(text());
    expect(read(text({ ...ENVELOPE, version: 2 })).id).toBe(id);
    expect(read(text(), {}, 'chat').id).not.toBe(id);
    expect(read(text({ ...ENVELOPE, id: 'event-2' })).id).not.toBe(id);
    expect(read('null').id).toBe(read('null').id);
    expect(read('null').id).not.toBe(read('[]').id);
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1]'],
    ['no JSON', '{"pattern":'],
    ['ids that are no text', text({ id: 7, name: {}, correlationId: null })],
    ['ids without end', text({ id: 'x'.repeat(201), name: 'a b', correlationId: '\ud800' })],
  ])('reads %s', (_, content) => {
    const letter = read(content);
    expect([letter.eventId, letter.correlationId, letter.content]).toEqual([null, null, content]);
  });

  it('keeps what is not text to the byte', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    const { content, contentEncoding } = read(bytes);
    expect([contentEncoding, Buffer.from(content, contentEncoding)]).toEqual(['base64', bytes]);
  });

  it('keeps of one that is too big only the beginning', () => {
    const { content, complete, size } = read('x'.repeat(2 * 1024 * 1024));
    expect([content.length, complete, size]).toEqual([16 * 1024, false, 2 * 1024 * 1024]);
    expect(read('x'.repeat(1024 * 1024)).complete).toBe(true);
  });

  it('tells failures apart that the broker made, and not deliveries of one', () => {
    const given = (count: number) => ({ 'x-death': [{ reason: 'delivery_limit', count }] });
    const first = read(text(), { ...given(1), 'x-delivery-count': 1 }).failure;
    expect(first).toMatchObject({ reason: 'the broker gave it up: delivery_limit', at: NOW, attempts: 0 });
    expect(read(text(), { ...given(1), 'x-delivery-count': 2 }).failure.id).toBe(first.id);
    expect(read(text(), given(2)).failure.id).not.toBe(first.id);
  });

  it('keeps a reason of any length short', () => {
    expect(read(text(), { 'x-error': 'e'.repeat(10_000) }).failure.reason).toHaveLength(500);
  });
});
