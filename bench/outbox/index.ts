import { connect } from 'amqplib';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { setting } from '../harness/settings';
import { newEvents } from './new-events';
import { RawPublisher } from './raw-publisher';
import { RelayWatch } from './relay-watch';
import { SinkQueue } from './sink-queue';

const EVENTS_PER_ROUND = 3_000;

/** Events from the outbox to RabbitMQ by the worker's relay / the same messages out of memory, by amqplib alone, as many in flight. */
run(async (onEnd) => {
  const mongo = await MongoClient.connect(setting('MONGO_URI'));
  onEnd(() => mongo.close());
  const redis = new Redis(setting('REDIS_URL'));
  onEnd(() => redis.disconnect());
  const broker = await connect(setting('RABBITMQ_URL'));
  onEnd(() => broker.close());
  const channel = await broker.createConfirmChannel();
  const sink = await SinkQueue.open(channel);
  onEnd(() => sink.close());
  const watch = new RelayWatch(mongo.db(), redis);
  const raw = new RawPublisher(channel);
  const arrived = async (rate: Promise<number>): Promise<number> => {
    const figure = await rate;
    await sink.empty(EVENTS_PER_ROUND);
    return figure;
  };
  return compare({
    name: 'outbox',
    target: { atLeast: 0.5 },
    unit: 'messages/s',
    ours: () => arrived(watch.relay(newEvents(EVENTS_PER_ROUND))),
    bare: () => arrived(raw.publish(newEvents(EVENTS_PER_ROUND))),
  });
});
