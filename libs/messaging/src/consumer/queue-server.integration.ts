import { DomainError } from '@noillin/contracts';
import { eventually } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { MessagingConfig } from '../messaging.config';
import { QueueConsumer } from './queue-consumer.fixture';
import { QueueServer } from './queue-server';

jest.setTimeout(60_000);

const consumer = new QueueConsumer();

describe('a queue of the worker', () => {
  beforeAll(() => consumer.open());
  beforeEach(() => consumer.reset());
  afterAll(() => consumer.close());

  it('hands an event to its handler once, in the context of the chain that led to it', async () => {
    const envelope = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(envelope.id)).toBe(1));
    expect(consumer.seen[0]).toMatchObject({
      envelope,
      context: { correlationId: envelope.correlationId, causationId: envelope.id },
    });
    // What would come again comes before what is published after it.
    const next = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(next.id)).toBe(1));
    expect([consumer.timesSeen(envelope.id), await consumer.broker.failed('search')]).toEqual([1, 0]);
  });

  it('hands every event that matches a pattern to the handler of the pattern', async () => {
    const about = {
      bookingId: newId(),
      gigId: newId(),
      brandId: newId(),
      memberIds: [newId()],
      start: new Date().toISOString(),
    };
    const held = await consumer.broker.publish('booking.held', { ...about, status: 'held' });
    const expired = await consumer.broker.publish('booking.expired', { ...about, status: 'expired' });
    await eventually(() =>
      expect([consumer.timesSeen(held.id), consumer.timesSeen(expired.id)]).toEqual([1, 1]),
    );
  });

  it('tries a failed message again after growing pauses while others go on', async () => {
    const bad = newId();
    let failures = 0;
    consumer.react = async ({ payload }) => {
      if (payload.gigId !== bad) return;
      failures += 1;
      if (failures <= 2) throw new Error('not this time');
    };
    const failing = await consumer.publishChange(bad);
    const others = await Promise.all(Array.from({ length: 20 }, () => consumer.publishChange()));
    await eventually(() => expect(others.every(({ id }) => consumer.timesSeen(id) === 1)).toBe(true), {
      within: 2_000,
    });
    await eventually(() => expect(consumer.timesSeen(failing.id)).toBe(3));
    const times = consumer.seen.filter(({ envelope }) => envelope.id === failing.id).map(({ at }) => at);
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(pauses[0]).toBeGreaterThan(450);
    expect(pauses[1]).toBeGreaterThan(1_900);
    expect(await consumer.broker.deadLetters('search')).toEqual([]);
  });

  it('puts a message that failed too often to the dead letters, with the reason', async () => {
    consumer.react = () => Promise.reject(new Error('never'));
    const envelope = { pattern: 'gig.changed', data: { ...(await consumer.publishChange()), id: newId() } };
    await consumer.broker.put('search', JSON.stringify(envelope), { 'x-attempt': 4 });
    const [dead] = await eventually(async () => {
      const letters = await consumer.broker.deadLetters('search');
      expect(letters).toHaveLength(1);
      return letters;
    });
    expect(JSON.parse(dead?.content.toString() ?? '')).toEqual(envelope);
    expect(dead?.properties.headers).toMatchObject({ 'x-error': 'Error: never' });
  });

  it('waits for a dependency that is down beyond the normal attempts', async () => {
    let down = true;
    consumer.react = async () => {
      if (down) throw new DomainError('dependency_unavailable', { dependency: 'search engine' });
    };
    const data = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(data.id)).toBe(1));
    await consumer.broker.put(
      'search',
      JSON.stringify({ pattern: 'gig.changed', data: { ...data, id: 'later' } }),
      {
        'x-attempt': 4,
      },
    );
    await eventually(() => expect(consumer.timesSeen('later')).toBe(1));
    down = false;
    await eventually(() =>
      expect([consumer.timesSeen(data.id), consumer.timesSeen('later')]).toEqual([2, 2]),
    );
    expect(await consumer.broker.deadLetters('search')).toEqual([]);
  });

  it('refuses to start with a handler that could never be called', () => {
    const server = new QueueServer('search', new MessagingConfig());
    const add = (pattern: string) =>
      server.addHandler(pattern, async () => undefined, true, { queue: 'search' });
    expect(() => add('chat.message_sent')).toThrow('does not come to the queue');
    add('gig.changed');
    expect(() => add('gig.changed')).toThrow('two handlers');
  });
});
