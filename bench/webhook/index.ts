import { MongoClient } from 'mongodb';
import { compare } from '../harness/compare';
import { medianLatency } from '../harness/median-latency';
import { run } from '../harness/run';
import { coreApiUrl, setting } from '../harness/settings';
import { newEvent, type NewEvent } from './new-event';
import { RawInbox } from './raw-inbox';
import { WebhookSender } from './webhook-sender';

const WEBHOOKS_PER_ROUND = 30;

/** One signed webhook after the other, each of a new event: until it is acknowledged / one insert of the same row. */
run(async (onEnd) => {
  const mongo = await MongoClient.connect(setting('MONGO_URI'));
  onEnd(() => mongo.close());
  const sender = new WebhookSender(coreApiUrl(), setting('SANDBOX_WEBHOOK_SECRET'));
  onEnd(() => sender.close());
  const inbox = new RawInbox(mongo.db());
  onEnd(() => inbox.clear());
  const sent: string[] = [];
  const acknowledge = async (): Promise<NewEvent> => {
    const event = newEvent();
    await sender.send(event.body);
    sent.push(event.id);
    return event;
  };
  await inbox.copy(await acknowledge());
  const outcome = await compare({
    name: 'webhook',
    target: { atMost: 1.5 },
    unit: 'ms',
    rounds: 15,
    ours: () => medianLatency(WEBHOOKS_PER_ROUND, acknowledge),
    bare: () => medianLatency(WEBHOOKS_PER_ROUND, () => inbox.insert(newEvent())),
  });
  await inbox.requireStored(sent);
  return outcome;
});
