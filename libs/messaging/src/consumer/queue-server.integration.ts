import { Controller, type INestMicroservice } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { DomainError, type EventEnvelope } from '@noillin/contracts';
import { eventually, TcpProxy } from '@noillin/testing';
import { currentContext, newId, sleep } from '@noillin/utils';
import { Broker, brokerAddress, brokerUrlAt, infrastructure } from '../broker.fixture';
import { MessagingConfig } from '../messaging.config';
import { queueName } from '../topology/queues';
import { ConsumerModule } from './consumer.module';
import { OnEvent } from './on-event';
import { QueueServer } from './queue-server';

jest.setTimeout(60_000);

type GigChanged = EventEnvelope<'gig.changed'>;
type Reaction = (envelope: GigChanged) => Promise<void>;

/** What the handlers were given, and what they do about it. */
const seen: { envelope: EventEnvelope; at: number; context: ReturnType<typeof currentContext> }[] = [];
let react: Reaction = async () => undefined;
const timesSeen = (id: string) => seen.filter(({ envelope }) => envelope.id === id).length;

@Controller()
class Handlers {
  @OnEvent('search', 'gig.changed')
  async gigChanged(@Payload() envelope: GigChanged): Promise<void> {
    seen.push({ envelope, at: performance.now(), context: currentContext() });
    await react(envelope);
  }

  @OnEvent('search', 'booking.*')
  async bookingChanged(@Payload() envelope: EventEnvelope<'booking.held'>): Promise<void> {
    seen.push({ envelope, at: performance.now(), context: currentContext() });
  }

  @OnEvent('mail', 'notification.created')
  async elsewhere(@Payload() envelope: EventEnvelope): Promise<void> {
    seen.push({ envelope, at: performance.now(), context: currentContext() });
  }
}

const wire = new TcpProxy(brokerAddress);
let broker: Broker;
let app: INestMicroservice;

const startApp = async (): Promise<INestMicroservice> => {
  const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: brokerUrlAt(wire.port) });
  const module = await Test.createTestingModule({
    imports: [...infrastructure, ConsumerModule],
    controllers: [Handlers],
  }).compile();
  const service = module.createNestMicroservice({ strategy: new QueueServer('search', config) });
  service.useLogger(false);
  await service.listen();
  return service;
};

const publishChange = (gigId = newId()) => broker.publish('gig.changed', { gigId, memberIds: [newId()] });
const isIdle = async () => expect(await broker.waiting(queueName('search'))).toBe(0);

describe('a queue of the worker', () => {
  beforeAll(async () => {
    await wire.listen();
    broker = await Broker.open();
    await broker.purge('search');
    app = await startApp();
  });
  beforeEach(async () => {
    react = async () => undefined;
    seen.length = 0;
    await broker.purge('search');
  });
  afterAll(async () => {
    await app.close();
    await broker.close();
    await wire.close();
  });

  it('hands an event to its handler once, in the context of the chain that led to it', async () => {
    const envelope = await publishChange();
    await eventually(() => expect(timesSeen(envelope.id)).toBe(1));
    expect(seen[0]).toMatchObject({
      envelope,
      context: { correlationId: envelope.correlationId, causationId: envelope.id },
    });
    await sleep(200);
    expect([timesSeen(envelope.id), await broker.deadLetters('search')]).toEqual([1, []]);
  });

  it('hands every event that matches a pattern to the handler of the pattern', async () => {
    const about = {
      bookingId: newId(),
      gigId: newId(),
      brandId: newId(),
      memberIds: [newId()],
      start: new Date().toISOString(),
    };
    const held = await broker.publish('booking.held', { ...about, status: 'held' });
    const expired = await broker.publish('booking.expired', { ...about, status: 'expired' });
    await eventually(() => expect([timesSeen(held.id), timesSeen(expired.id)]).toEqual([1, 1]));
  });

  it('tries a failed message again after growing pauses while others go on', async () => {
    const bad = newId();
    let failures = 0;
    react = async ({ payload }) => {
      if (payload.gigId !== bad) return;
      failures += 1;
      if (failures <= 2) throw new Error('not this time');
    };
    const failing = await publishChange(bad);
    const others = await Promise.all(Array.from({ length: 20 }, () => publishChange()));
    await eventually(() => expect(others.every(({ id }) => timesSeen(id) === 1)).toBe(true), {
      within: 2_000,
    });
    await eventually(() => expect(timesSeen(failing.id)).toBe(3));
    const times = seen.filter(({ envelope }) => envelope.id === failing.id).map(({ at }) => at);
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(pauses[0]).toBeGreaterThan(450);
    expect(pauses[1]).toBeGreaterThan(1_900);
    expect(await broker.deadLetters('search')).toEqual([]);
  });

  it('puts a message that failed too often to the dead letters, with the reason', async () => {
    react = () => Promise.reject(new Error('never'));
    const envelope = { pattern: 'gig.changed', data: { ...(await publishChange()), id: newId() } };
    await broker.put('search', JSON.stringify(envelope), { 'x-attempt': 4 });
    const [dead] = await eventually(async () => {
      const letters = await broker.deadLetters('search');
      expect(letters).toHaveLength(1);
      return letters;
    });
    expect(JSON.parse(dead?.content.toString() ?? '')).toEqual(envelope);
    expect(dead?.properties.headers).toMatchObject({ 'x-error': 'Error: never' });
  });

  it('waits for a dependency that is down beyond the normal attempts', async () => {
    let down = true;
    react = async () => {
      if (down) throw new DomainError('dependency_unavailable', { dependency: 'search engine' });
    };
    const data = await publishChange();
    await eventually(() => expect(timesSeen(data.id)).toBe(1));
    await broker.put('search', JSON.stringify({ pattern: 'gig.changed', data: { ...data, id: 'later' } }), {
      'x-attempt': 4,
    });
    await eventually(() => expect(timesSeen('later')).toBe(1));
    down = false;
    await eventually(() => expect([timesSeen(data.id), timesSeen('later')]).toEqual([2, 2]));
    expect(await broker.deadLetters('search')).toEqual([]);
  });

  describe('with messages that nobody can handle', () => {
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
      await broker.put('search', body);
      await eventually(async () => {
        const letters = await broker.deadLetters('search');
        expect(letters.map((letter) => letter.content)).toEqual([body]);
      });
      const { id } = await publishChange();
      await eventually(() => expect(timesSeen(id)).toBe(1));
    });

    it('is not blocked by more of them than it takes at once', async () => {
      for (let i = 0; i < 120; i += 1) await broker.put('search', 'null');
      const { id } = await publishChange();
      await eventually(() => expect(timesSeen(id)).toBe(1));
      await eventually(isIdle);
      expect(await broker.deadLetters('search')).toHaveLength(120);
    });
  });

  it('goes on where it was when the broker was away', async () => {
    await wire.cut();
    const missed = await publishChange();
    await sleep(300);
    await wire.restore();
    await eventually(() => expect(timesSeen(missed.id)).toBe(1));
  });

  it('handles again what it could not acknowledge because the connection broke', async () => {
    let release: () => void = () => undefined;
    react = () => new Promise<void>((resolve) => (release = resolve));
    const { id } = await publishChange();
    await eventually(() => expect(timesSeen(id)).toBe(1));
    await wire.cut();
    react = async () => undefined;
    release();
    await wire.restore();
    await eventually(() => expect(timesSeen(id)).toBe(2));
    await eventually(isIdle);
  });

  it('consumes again when the broker closes its channel alone', async () => {
    react = async () => undefined;
    await broker.channel.deleteQueue(queueName('search'));
    const { id } = await eventually(async () => {
      const envelope = await publishChange();
      await sleep(200);
      expect(timesSeen(envelope.id)).toBe(1);
      return envelope;
    });
    expect(timesSeen(id)).toBe(1);
  });

  it('finishes what it has begun when it is stopped, and leaves the rest to others', async () => {
    let release: () => void = () => undefined;
    react = () => new Promise<void>((resolve) => (release = resolve));
    const { id } = await publishChange();
    await eventually(() => expect(timesSeen(id)).toBe(1));
    const stopped = app.close();
    await sleep(200);
    const late = await publishChange();
    await sleep(200);
    expect(timesSeen(late.id)).toBe(0);
    release();
    await stopped;
    expect(await broker.waiting(queueName('search'))).toBe(1);
    react = async () => undefined;
    app = await startApp();
    await eventually(() => expect(timesSeen(late.id)).toBe(1));
    await sleep(200);
    expect(timesSeen(id)).toBe(1);
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
