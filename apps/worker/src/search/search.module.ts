import { Module } from '@nestjs/common';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { SearchModule as SearchLibraryModule } from '@noillin/search';
import { BuildDocuments } from './build-documents';
import { ReindexSearch } from './reindex-search';
import { SearchEventsController } from './search-events.controller';
import { SearchTimers } from './search-timers';
import { SearchUpkeep } from './search-upkeep';
import { SyncSearch } from './sync-search';

@Module({
  imports: [SearchLibraryModule, CatalogModule, AvailabilityModule],
  controllers: [SearchEventsController],
  providers: [BuildDocuments, SyncSearch, ReindexSearch, SearchUpkeep, SearchTimers],
  exports: [ReindexSearch],
})
export class SearchModule {}
