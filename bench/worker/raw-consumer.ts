import type { EventEnvelope } from '@noillin/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Gauge } from './gauge';
import { BARE } from './queues';

/** @returns whether the event takes effect */
export type Handle = (eventId: string) => Promise<boolean>;

/** A consumer on amqplib alone: reads the envelope, handles it and acknowledges. */
export async function startRawConsumer(channel: Channel, gauge: Gauge, handle: Handle): Promise<void> {
  const take = async (message: ConsumeMessage): Promise<void> => {
    const { data } = JSON.parse(message.content.toString()) as { data: EventEnvelope };
    await gauge.released();
    const hadEffect = await handle(data.id);
    channel.ack(message);
    gauge.count(data.id, hadEffect);
  };
  await channel.consume(BARE, (message) => void (message && take(message)));
}
