import { eventually } from '@noillin/testing';
import { queueName } from '../topology/queues';
import { QueueConsumer } from './queue-consumer.fixture';

jest.setTimeout(60_000);

const consumer = new QueueConsumer();

describe('a queue of the worker that is interrupted', () => {
  beforeAll(() => consumer.open());
  beforeEach(() => consumer.reset());
  afterAll(() => consumer.close());

  it('goes on where it was when the broker was away', async () => {
    await consumer.wire.cut();
    const missed = await consumer.publishChange();
    await eventually(async () => expect(await consumer.waiting()).toBe(1));
    await consumer.wire.restore();
    await eventually(() => expect(consumer.timesSeen(missed.id)).toBe(1));
  });

  it('handles again what it could not acknowledge because the connection broke', async () => {
    let release: () => void = () => undefined;
    consumer.react = () => new Promise<void>((resolve) => (release = resolve));
    const { id } = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(id)).toBe(1));
    await consumer.wire.cut();
    consumer.react = async () => undefined;
    release();
    await consumer.wire.restore();
    await eventually(() => expect(consumer.timesSeen(id)).toBe(2));
    await eventually(async () => expect(await consumer.waiting()).toBe(0));
  });

  it('consumes again when the broker closes its channel alone', async () => {
    consumer.react = async () => undefined;
    await consumer.broker.channel.deleteQueue(queueName('search'));
    // What is published while there is no queue goes nowhere.
    await eventually(async () => {
      const { id } = await consumer.publishChange();
      await eventually(() => expect(consumer.timesSeen(id)).toBe(1), { within: 500 });
    });
  });

  it('finishes what it has begun when it is stopped, and leaves the rest to others', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    consumer.react = () => released;
    const { id } = await consumer.publishChange();
    await eventually(() => expect(consumer.timesSeen(id)).toBe(1));
    const stopped = consumer.app.close();
    // What comes before it has stopped taking messages is begun, too; once some are left lying there, the newest is.
    const late = await eventually(
      async () => {
        const envelope = await consumer.publishChange();
        expect(await consumer.waiting()).toBeGreaterThan(0);
        return envelope;
      },
      { every: 100 },
    );
    release();
    await stopped;
    expect(consumer.timesSeen(late.id)).toBe(0);
    consumer.react = async () => undefined;
    await consumer.startApp();
    await eventually(() => expect(consumer.timesSeen(late.id)).toBe(1));
    // What had not been finished would have come first.
    expect(consumer.timesSeen(id)).toBe(1);
  });
});
