import 'reflect-metadata';
import { MessagingConfig } from '@noillin/messaging';
import { MongoConfig } from '@noillin/mongo';
import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';
import { compare, type Outcome, type Side } from '../harness/compare';
import { type Cleanup, run } from '../harness/run';
import { setting } from '../harness/settings';
import { Gauge } from './gauge';
import { startPlatformConsumer } from './platform-consumer';
import { consumedPerSecond } from './publish-round';
import { BARE, OURS, declareBareQueue, deleteQueues } from './queues';
import { type Handle, startRawConsumer } from './raw-consumer';
import { RawInbox } from './raw-inbox';

/** Each side's messages consumed per second. */
interface Sides {
  ours: Side;
  bare: Side;
}

/** Events of a queue, each to count once, consumed by the platform's QueueServer and inbox / by amqplib, once with and once without a database. */
run(async (onEnd): Promise<Outcome[]> => {
  const mongo = await MongoClient.connect(setting('MONGO_URI'), {
    maxPoolSize: new MongoConfig().MONGO_POOL_SIZE,
  });
  onEnd(() => mongo.close());
  onEnd(() =>
    mongo
      .db()
      .collection<{ _id: string }>('handled_events')
      .deleteMany({ _id: /^bench-/ }),
  );
  const inbox = new RawInbox(mongo.db());
  let handle: Handle = (eventId) => inbox.once(eventId);
  const sides = await startSides((eventId) => handle(eventId), onEnd);
  const choices = { ...sides, target: { atLeast: 0.5 }, unit: 'messages/s' };
  const alike = await compare({ ...choices, name: 'worker' });
  handle = inMemory();
  return [alike, await compare({ ...choices, name: 'worker, bare without database', rounds: 5 })];
});

async function startSides(handle: Handle, onEnd: (cleanup: Cleanup) => void): Promise<Sides> {
  const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: setting('RABBITMQ_URL') });
  const broker = await connect(config.RABBITMQ_URL);
  onEnd(() => broker.close());
  const [publishing, consuming] = [await broker.createConfirmChannel(), await broker.createChannel()];
  onEnd(() => deleteQueues(publishing));
  await declareBareQueue(consuming);
  await consuming.prefetch(config.RABBITMQ_PREFETCH);
  const gauge = new Gauge();
  await startRawConsumer(consuming, gauge, handle);
  const app = await startPlatformConsumer(gauge, config);
  onEnd(() => app.close());
  return {
    ours: () => consumedPerSecond(publishing, OURS, gauge),
    bare: () => consumedPerSecond(publishing, BARE, gauge),
  };
}

/** Remembers events as long as the process lives: what it costs to consume and to know nothing after a crash. */
function inMemory(): Handle {
  const seen = new Set<string>();
  return (eventId) => {
    const isNew = !seen.has(eventId);
    seen.add(eventId);
    return Promise.resolve(isNew);
  };
}
