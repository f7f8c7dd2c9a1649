import { Module } from '@nestjs/common';
import { AuditModule } from '@noillin/audit';
import { ProductClockModule } from '@noillin/clock';
import { ConfigModule } from '@noillin/config';
import { LoggerModule } from '@noillin/logger';
import { ConsumerModule, RelayModule } from '@noillin/messaging';
import { MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisModule } from '@noillin/redis';
import { CONFIG_SLICES, FEATURES } from './features';
import { TimersModule } from './timers';

/** All work that nobody waits for: consumers of events, the outbox relay, timers. */
@Module({
  imports: [
    ConfigModule.forRoot(CONFIG_SLICES),
    LoggerModule.forRoot('worker'),
    ObservabilityModule.forRoot('worker'),
    MongoModule,
    ProductClockModule,
    RedisModule,
    RelayModule,
    AuditModule,
    ConsumerModule,
    TimersModule,
    ...FEATURES,
  ],
})
export class WorkerModule {}
