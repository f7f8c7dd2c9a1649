import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '@noillin/audit';
import { ProductClockModule } from '@noillin/clock';
import { ConfigModule } from '@noillin/config';
import { LoggerModule } from '@noillin/logger';
import { OutboxModule } from '@noillin/messaging';
import { MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisModule } from '@noillin/redis';
import { CONFIG_SLICES, FEATURES } from './features';
import { HttpModule } from './http/http.module';
import { SandboxModule } from './sandbox';

export const SERVICE_NAME = 'core-api';

/** The service: infrastructure first, then the features. */
@Module({})
export class AppModule {
  /** @throws ConfigurationError naming every setting that is wrong */
  static forRoot(): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(CONFIG_SLICES),
        LoggerModule.forRoot(SERVICE_NAME),
        ObservabilityModule.forRoot(SERVICE_NAME),
        MongoModule,
        ProductClockModule,
        RedisModule,
        OutboxModule,
        AuditModule,
        HttpModule,
        ...FEATURES,
        SandboxModule.whileActive(),
      ],
    };
  }
}
