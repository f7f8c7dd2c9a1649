import { type Channel, type ChannelModel, connect } from 'amqplib';
import { setting } from './platform';

const EVENTS_EXCHANGE = 'noillin.events';

/** RabbitMQ itself, past the platform: to publish what the platform never would, and to see what waits. */
export class Broker {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: Channel,
  ) {}

  static async open(): Promise<Broker> {
    const connection = await connect(setting('RABBITMQ_URL'));
    return new Broker(connection, await connection.createChannel());
  }

  publish(routingKey: string, content: string, headers: Record<string, string> = {}): void {
    this.channel.publish(EVENTS_EXCHANGE, routingKey, Buffer.from(content), { persistent: true, headers });
  }

  /** Messages that wait in a queue and are in nobody's hands. */
  async waiting(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
