import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Controller, Logger, type INestMicroservice } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { isDomainError, type EventEnvelope } from '@noillin/contracts';
import { eventually } from '@noillin/testing';
import { newId, sleep } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { Broker, brokerUrl, infrastructure } from '../broker.fixture';
import { ConsumerModule } from '../consumer/consumer.module';
import { OnEvent } from '../consumer/on-event';
import { QueueServer } from '../consumer/queue-server';
import { ContractViolation } from '../envelope';
import { MessagingConfig } from '../messaging.config';
import { RelayModule } from '../outbox/relay.module';
import { deadQueueName, queueName } from '../topology/queues';
import type { DeadLetter } from './dead-letter';
import { DeadLetterCollectorModule } from './dead-letter-collector.module';
import { DeadLettersModule } from './dead-letters.module';
import { DeadLetters } from './dead-letters.repository';
import { DiscardDeadLetter } from './discard-dead-letter';
import { ReplayDeadLetter } from './replay-dead-letter';

jest.setTimeout(120_000);

const ADMIN = newId();
const ROOT = join(__dirname, '../../../..');
const seen: string[] = [];
/** Ids of events that fail for good. */
const failing = new Set<string>();
let allFail = false;

@Controller()
class Handlers {
  @OnEvent('search', 'gig.changed')
  async gigChanged(@Payload() { id }: EventEnvelope): Promise<void> {
    seen.push(id);
    if (allFail || failing.has(id)) throw new ContractViolation('not this time');
  }
}

let broker: Broker;
let consumer: INestMicroservice;
let worker: TestingModule | undefined;
/** Stays when the worker goes: what core-api does. */
let letters: DeadLetters;

const timesSeen = (id: string) => seen.filter((one) => one === id).length;
const publishChange = () => broker.publish('gig.changed', { gigId: newId(), memberIds: [newId()] });

const startWorker = async (): Promise<void> => {
  const imports = [...infrastructure, RelayModule, DeadLetterCollectorModule];
  worker = await Test.createTestingModule({ imports }).compile();
  await worker.init();
};
const stopWorker = async (): Promise<void> => {
  await worker?.close();
  worker = undefined;
};
/** For what has no event; sizes are different enough. */
const letterOfSize = async (size: number): Promise<DeadLetter | undefined> =>
  (await letters.list({ queue: 'search', limit: 100 })).items.find((item) => item.size === size);
const letterOf = async (eventId: string): Promise<DeadLetter | undefined> =>
  (await letters.list({ queue: 'search', limit: 100 })).items.find((item) => item.eventId === eventId);
const whenDead = (eventId: string, timesFailed = 1): Promise<DeadLetter> =>
  eventually(async () => {
    const letter = await letterOf(eventId);
    if (letter?.timesFailed !== timesFailed) throw new Error(`failed ${letter?.timesFailed} times so far`);
    return letter;
  });
const noneInBroker = async () => expect(await broker.waiting(deadQueueName('search'))).toBe(0);
/** An event that failed for good and would not fail again. */
const dead = async (): Promise<DeadLetter> => {
  allFail = true;
  const { id } = await publishChange();
  const letter = await whenDead(id);
  allFail = false;
  return letter;
};
/** The same, stored by whoever looks. */
const failLater = async (): Promise<string> => {
  allFail = true;
  const { id } = await publishChange();
  await eventually(() => expect(timesSeen(id)).toBe(1));
  allFail = false;
  return id;
};
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (isDomainError(error) ? error.code : error),
  );
const replay = (id: string) => consumer.get(ReplayDeadLetter).run(id, ADMIN);
const discard = (id: string) => consumer.get(DiscardDeadLetter).run(id, ADMIN, 'of no use');

describe('dead letters', () => {
  beforeAll(async () => {
    broker = await Broker.open();
    await broker.purge('search');
    const module = await Test.createTestingModule({
      imports: [...infrastructure, ConsumerModule, DeadLettersModule],
      controllers: [Handlers],
    }).compile();
    const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: brokerUrl });
    consumer = module.createNestMicroservice({ strategy: new QueueServer('search', config) });
    letters = consumer.get(DeadLetters);
    consumer.useLogger(false);
    Logger.overrideLogger(false);
    // What other files left there would be published now, and some of it fail.
    await consumer.get<Connection>(getConnectionToken()).collection('outbox').deleteMany({});
    await consumer.listen();
    await startWorker();
  });
  afterAll(async () => {
    await stopWorker();
    await consumer.close();
    await broker.close();
  });

  it('are stored with why they failed, and leave the broker', async () => {
    const { eventId, ...letter } = await dead();
    expect(letter).toMatchObject({ queue: 'search', name: 'gig.changed', status: 'open', timesFailed: 1 });
    expect(letter.failures).toMatchObject([{ attempts: 1, reason: 'ContractViolation: not this time' }]);
    const { content } = (await letters.contentOf(letter.id)) ?? {};
    expect(JSON.parse(content ?? '')).toMatchObject({ pattern: 'gig.changed', data: { id: eventId } });
    await eventually(noneInBroker);
  });

  it('are listed, those that failed last first, also when they are no events', async () => {
    const garbage = `garbage ${newId()}`;
    for (let copy = 0; copy < 3; copy += 1) await broker.put('search', garbage);
    const earlier = await eventually(async () => {
      const letter = await letterOfSize(garbage.length);
      expect(letter).toMatchObject({ eventId: null, name: null, timesFailed: 3 });
      return letter;
    });
    const later = await dead();
    const page = await letters.list({ queue: 'search', status: 'open', limit: 100 });
    const ours = page.items.map(({ id }) => id).filter((id) => id === earlier?.id || id === later.id);
    expect(ours).toEqual([later.id, earlier?.id]);
    expect((await letters.list({ queue: 'search', limit: 1 })).nextCursor).not.toBeNull();
  });

  it('come back to their own queue alone, where they are handled', async () => {
    await broker.purge('webhooks');
    const { id, eventId } = await dead();
    // The other queue that takes this event; nobody consumes it here.
    expect(await broker.waiting(queueName('webhooks'))).toBe(1);
    await replay(id);
    await eventually(() => expect(timesSeen(eventId ?? '')).toBe(2));
    await sleep(300);
    expect(timesSeen(eventId ?? '')).toBe(2);
    expect(await broker.waiting(queueName('webhooks'))).toBe(1);
    expect(await letters.findById(id)).toMatchObject({
      status: 'replayed',
      timesFailed: 1,
      decisions: [{ what: 'replay', by: ADMIN }],
    });
  });

  it('come back once when many admins ask at once', async () => {
    const { id, eventId } = await dead();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => codeOf(replay(id))));
    expect(outcomes.sort()).toEqual(['done', ...Array(7).fill('transition_not_allowed')]);
    await eventually(() => expect(timesSeen(eventId ?? '')).toBe(2));
    await sleep(500);
    expect(timesSeen(eventId ?? '')).toBe(2);
  });

  it('are open again when they fail once more, with what was before', async () => {
    const { id, eventId } = await dead();
    failing.add(eventId ?? '');
    await replay(id);
    const again = await whenDead(eventId ?? '', 2);
    expect(again).toMatchObject({ id, status: 'open', decisions: [{ what: 'replay' }] });
    expect(again.failures).toHaveLength(2);
    failing.clear();
    await replay(id);
    await eventually(() => expect(timesSeen(eventId ?? '')).toBe(3));
  });

  it('come back when the worker was away', async () => {
    const { id, eventId } = await dead();
    await stopWorker();
    await replay(id);
    await sleep(300);
    expect(timesSeen(eventId ?? '')).toBe(1);
    await startWorker();
    await eventually(() => expect(timesSeen(eventId ?? '')).toBe(2), { within: 20_000 });
  });

  it('are given up with a reason, and then not replayed', async () => {
    const { id, eventId } = await dead();
    expect(await discard(id)).toMatchObject({
      status: 'discarded',
      decisions: [{ what: 'discard', by: ADMIN, reason: 'of no use' }],
    });
    expect([await codeOf(replay(id)), await codeOf(discard(id)), await codeOf(replay('none'))]).toEqual([
      'transition_not_allowed',
      'transition_not_allowed',
      'not_found',
    ]);
    await sleep(300);
    expect(timesSeen(eventId ?? '')).toBe(1);
  });

  it('are not replayed where only the beginning was kept, and stay open', async () => {
    const garbage = `${newId()} ${'x'.repeat(1024 * 1024)}`;
    await broker.put('search', garbage);
    const id = await eventually(async () => {
      const letter = await letterOfSize(garbage.length);
      if (!letter) throw new Error('it is not stored yet');
      return letter.id;
    });
    expect(await codeOf(replay(id))).toBe('rule_refused');
    expect(await letters.findById(id)).toMatchObject({ status: 'open', decisions: [] });
  });

  it('are stored once when the worker is killed between storing and acknowledging', async () => {
    await stopWorker();
    const collector = spawn(
      process.execPath,
      ['-r', join(ROOT, 'test/jest/run-typescript.cjs'), join(__dirname, 'dying-collector.fixture.ts')],
      { env: process.env, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const end = once(collector, 'close');
    const eventId = await failLater();
    const [, signal] = (await end) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(await whenDead(eventId)).toMatchObject({ timesFailed: 1 });
    await eventually(async () => expect(await broker.waiting(deadQueueName('search'))).toBe(1));
    await startWorker();
    await eventually(noneInBroker);
    await sleep(300);
    expect(await letterOf(eventId)).toMatchObject({ timesFailed: 1, status: 'open' });
  });
});
