import type { EventEnvelope } from '@noillin/contracts';
import { EVENTS_EXCHANGE } from '@noillin/messaging';
import type { ConfirmChannel, Options } from 'amqplib';

/** As many unconfirmed messages as the relay has in flight. */
const WINDOW = 256;

interface Message {
  name: string;
  content: Buffer;
  options: Options.Publish;
}

/** Publishes messages that lie ready in memory, the next one as soon as any is confirmed. */
export class RawPublisher {
  constructor(private readonly channel: ConfirmChannel) {}

  /** @returns messages per second */
  async publish(envelopes: readonly EventEnvelope[]): Promise<number> {
    const messages = envelopes.map(messageOf);
    const waiting = messages.values();
    const started = performance.now();
    await Promise.all(Array.from({ length: WINDOW }, () => this.publishFrom(waiting)));
    return (messages.length * 1_000) / (performance.now() - started);
  }

  private async publishFrom(waiting: Iterable<Message>): Promise<void> {
    for (const message of waiting) await this.confirmed(message);
  }

  private confirmed({ name, content, options }: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const confirm = (refused: Error | null): void => (refused ? reject(refused) : resolve());
      this.channel.publish(EVENTS_EXCHANGE, name, content, options, confirm);
    });
  }
}

/** The bytes and properties that the relay publishes. */
function messageOf(envelope: EventEnvelope): Message {
  const { id, name, correlationId } = envelope;
  return {
    name,
    content: Buffer.from(JSON.stringify({ pattern: name, data: envelope })),
    options: {
      persistent: true,
      contentType: 'application/json',
      messageId: id,
      correlationId,
      type: name,
    },
  };
}
