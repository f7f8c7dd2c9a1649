import { envelopeOf } from '@noillin/messaging';
import { newId } from '@noillin/utils';
import type { ConfirmChannel } from 'amqplib';
import type { Gauge } from './gauge';
import { EVENT } from './queues';

const FRESH = 300;
const REPEATED = 30;

/** One round: fresh events, one in ten of which comes a second time at the end. @returns messages consumed per second */
export function consumedPerSecond(channel: ConfirmChannel, queue: string, gauge: Gauge): Promise<number> {
  const fresh = Array.from({ length: FRESH }, () => envelopeOf(EVENT, { userId: newId(), role: 'brand' }));
  const envelopes = [...fresh, ...fresh.slice(0, REPEATED)];
  return gauge.measure(
    envelopes.map(({ id }) => id),
    async () => {
      for (const data of envelopes) {
        const content = Buffer.from(JSON.stringify({ pattern: EVENT, data }));
        channel.sendToQueue(queue, content, { persistent: true, messageId: data.id });
      }
      await channel.waitForConfirms();
    },
  );
}
