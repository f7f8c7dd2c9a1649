import { QUEUE_KEYS, queueName, type QueueKey } from '../topology/queues';

/** The queue that a consumer tag or queue name belongs to. */
export const queueKeyOf = (tag: string | undefined): QueueKey => {
  const key = QUEUE_KEYS.find((candidate) => tag?.startsWith(queueName(candidate)));
  if (!key) throw new Error(`no queue of the topology: ${tag}`);
  return key;
};
