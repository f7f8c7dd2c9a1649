import { eventually } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { QueueConsumer } from './queue-consumer.fixture';

jest.setTimeout(60_000);

const consumer = new QueueConsumer();

describe('a queue of the worker with messages that nobody can handle', () => {
  beforeAll(() => consumer.open());
  beforeEach(() => consumer.reset());
  afterAll(() => consumer.close());

  const good = () => ({
    id: newId(),
    name: 'gig.changed',
    version: 1,
    occurredAt: new Date().toISOString(),
    correlationId: newId(),
    causationId: null,
    payload: { gigId: newId(), memberIds: [newId()] },
  });
  const message = (data: unknown, pattern: unknown = 'gig.changed') => JSON.stringify({ pattern, data });

  it.each<[string, () => string | Buffer]>([
    ['that is not JSON', () => '{"pattern":'],
    ['that is empty', () => ''],
    ['that is null', () => 'null'],
    ['that is a list', () => '[1]'],
    ['that is not text', () => Buffer.from([0xff, 0xfe, 0x00])],
    ['whose pattern is an object', () => message(good(), { cmd: 'x' })],
    ['without an envelope', () => message(null)],
    ['with an unknown event', () => message({ ...good(), name: 'gig.exploded' }, 'gig.exploded')],
    [
      'with an event that comes to another queue',
      () => message({ ...good(), name: 'user.registered' }, 'user.registered'),
    ],
    ['with another event than it says', () => message({ ...good(), name: 'profile.changed' })],
    ['of an unknown version', () => message({ ...good(), version: 99 })],
    ['with a payload that is not as agreed', () => message({ ...good(), payload: { gigId: 7 } })],
    [
      'with a payload that says more than agreed',
      () => message({ ...good(), payload: { ...good().payload, more: 1 } }),
    ],
    ['without a payload', () => message({ ...good(), payload: undefined })],
    ['whose payload is a list', () => message({ ...good(), payload: [] })],
    ['that asks for an answer', () => JSON.stringify({ id: '1', pattern: 'gig.exploded', data: {} })],
  ])('puts one %s to the dead letters and goes on', async (_name, content) => {
    const body = Buffer.from(content());
    await consumer.broker.put('search', body);
    await eventually(async () => {
      const letters = await consumer.broker.deadLetters('search');
      expect(letters.map((letter) => letter.content)).toEqual([body]);
    });
    const { id } = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(id)).toBe(1));
  });

  it('is not blocked by more of them than it takes at once', async () => {
    for (let i = 0; i < 120; i += 1) await consumer.broker.put('search', 'null');
    const { id } = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(id)).toBe(1));
    await eventually(async () => expect(await consumer.waiting()).toBe(0));
    expect(await consumer.broker.deadLetters('search')).toHaveLength(120);
  });
});
