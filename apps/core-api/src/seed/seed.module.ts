import { Module, type DynamicModule } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { ClockModule, ConfigModule } from '@noillin/config';
import { IdentityModule } from '@noillin/identity';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Passwords } from '../auth/passwords/passwords';
import { SeedDatabase } from './seed-database';
import { StoreDemoData } from './store-demo-data';

/** The part of the service that the seed needs. */
@Module({})
export class SeedModule {
  /** @throws ConfigurationError naming every setting that is wrong */
  static forRoot(): DynamicModule {
    return {
      module: SeedModule,
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig]),
        ObservabilityModule.forScript(),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        IdentityModule,
        CatalogModule,
        AvailabilityModule,
      ],
      providers: [Passwords, SeedDatabase, StoreDemoData],
    };
  }
}
