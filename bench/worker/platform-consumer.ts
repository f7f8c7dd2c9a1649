import { Controller, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '@noillin/config';
import type { EventEnvelope } from '@noillin/contracts';
import { ConsumerModule, EventInbox, MessagingConfig, OnEvent, QueueServer } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { Gauge } from './gauge';
import { BENCH_KEY, EVENT } from './queues';

export const CONSUMER = 'bench-ours';

@Controller()
class Handler {
  constructor(
    private readonly inbox: EventInbox,
    private readonly gauge: Gauge,
  ) {}

  @OnEvent(BENCH_KEY, EVENT)
  async handle({ id }: EventEnvelope<typeof EVENT>): Promise<void> {
    await this.gauge.released();
    const isNew = await this.inbox.once(CONSUMER, id, () => Promise.resolve());
    this.gauge.count(id, isNew);
  }
}

class PlatformConsumer {}

/** One queue as the worker consumes it: QueueServer, checked envelopes, acknowledgement after success, the inbox of handled events. */
export async function startPlatformConsumer(
  gauge: Gauge,
  config: MessagingConfig,
): Promise<INestMicroservice> {
  const infrastructure = [ConfigModule.forRoot([MongoConfig]), ObservabilityModule.forScript(), MongoModule];
  const root = {
    module: PlatformConsumer,
    imports: [...infrastructure, ConsumerModule],
    controllers: [Handler],
    providers: [{ provide: Gauge, useValue: gauge }],
  };
  const app = await NestFactory.createMicroservice(root, {
    strategy: new QueueServer(BENCH_KEY, config),
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.listen();
  return app;
}
