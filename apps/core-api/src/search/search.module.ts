import { Module } from '@nestjs/common';
import { SearchModule as SearchLibraryModule } from '@noillin/search';
import { SearchController } from './search.controller';

@Module({ imports: [SearchLibraryModule], controllers: [SearchController] })
export class SearchModule {}
