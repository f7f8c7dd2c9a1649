import { Module } from '@nestjs/common';
import { SearchIndex } from './indexing/search-index';
import { SearchQueries } from './query/search-queries';
import { SearchClient } from './search-client';

/** Asking and filling the search engine. It holds nothing that cannot be made again out of the database. */
@Module({
  providers: [SearchClient, SearchIndex, SearchQueries],
  exports: [SearchClient, SearchIndex, SearchQueries],
})
export class SearchModule {}
