import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { ClockModule, ConfigModule } from '@noillin/config';
import { LoggerConfig, LoggerModule } from '@noillin/logger';
import { MessagingConfig, OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { SearchConfig, SearchModule as SearchLibraryModule } from '@noillin/search';
import { BuildDocuments } from './build-documents';
import { ReindexSearch } from './reindex-search';
import { SyncSearch } from './sync-search';

/** What a rebuild by hand needs, and no more: no consumers, no timers. */
@Module({
  imports: [
    ConfigModule.forRoot([LoggerConfig, MessagingConfig, MongoConfig, RedisConfig, SearchConfig]),
    LoggerModule.forRoot('search-reindex'),
    ObservabilityModule.forScript(),
    ClockModule,
    MongoModule,
    RedisModule,
    OutboxModule,
    CatalogModule,
    AvailabilityModule,
    SearchLibraryModule,
  ],
  providers: [BuildDocuments, SyncSearch, ReindexSearch],
})
export class ReindexModule {}
