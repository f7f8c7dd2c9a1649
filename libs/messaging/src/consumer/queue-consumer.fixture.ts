import { Controller, type INestMicroservice } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import type { EventEnvelope } from '@noillin/contracts';
import { TcpProxy } from '@noillin/testing';
import { currentContext, newId } from '@noillin/utils';
import { Broker, brokerAddress, brokerUrlAt, infrastructure } from '../broker.fixture';
import { MessagingConfig } from '../messaging.config';
import { queueName } from '../topology/queues';
import { ConsumerModule } from './consumer.module';
import { OnEvent } from './on-event';
import { QueueServer } from './queue-server';

export type GigChanged = EventEnvelope<'gig.changed'>;
type Reaction = (envelope: GigChanged) => Promise<void>;

interface Seen {
  envelope: EventEnvelope;
  at: number;
  context: ReturnType<typeof currentContext>;
}

const nothing: Reaction = async () => undefined;

/** A consumer of the queue `search` behind a wire that can be cut, what its handlers were given, and what they do about it. */
export class QueueConsumer {
  readonly wire = new TcpProxy(brokerAddress);
  readonly seen: Seen[] = [];
  react = nothing;
  broker!: Broker;
  app!: INestMicroservice;

  async open(): Promise<void> {
    await this.wire.listen();
    this.broker = await Broker.open();
    await this.broker.purge('search');
    await this.startApp();
  }

  async reset(): Promise<void> {
    this.react = nothing;
    this.seen.length = 0;
    await this.broker.purge('search');
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.broker.close();
    await this.wire.close();
  }

  async startApp(): Promise<void> {
    const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: brokerUrlAt(this.wire.port) });
    const module = await Test.createTestingModule({
      imports: [...infrastructure, ConsumerModule],
      controllers: [Handlers],
      providers: [{ provide: QueueConsumer, useValue: this }],
    }).compile();
    this.app = module.createNestMicroservice({ strategy: new QueueServer('search', config) });
    this.app.useLogger(false);
    await this.app.listen();
  }

  see(envelope: EventEnvelope): void {
    this.seen.push({ envelope, at: performance.now(), context: currentContext() });
  }

  timesSeen(id: string): number {
    return this.seen.filter(({ envelope }) => envelope.id === id).length;
  }

  publishChange(gigId = newId()): Promise<GigChanged> {
    return this.broker.publish('gig.changed', { gigId, memberIds: [newId()] });
  }

  waiting(): Promise<number> {
    return this.broker.waiting(queueName('search'));
  }
}

@Controller()
class Handlers {
  constructor(private readonly consumer: QueueConsumer) {}

  @OnEvent('search', 'gig.changed')
  async gigChanged(@Payload() envelope: GigChanged): Promise<void> {
    this.consumer.see(envelope);
    await this.consumer.react(envelope);
  }

  @OnEvent('search', 'booking.*')
  async bookingChanged(@Payload() envelope: EventEnvelope<'booking.held'>): Promise<void> {
    this.consumer.see(envelope);
  }

  @OnEvent('mail', 'notification.created')
  async elsewhere(@Payload() envelope: EventEnvelope): Promise<void> {
    this.consumer.see(envelope);
  }
}
