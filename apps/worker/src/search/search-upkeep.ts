import { Injectable } from '@nestjs/common';
import { INDEX_NAMES, SearchIndex } from '@noillin/search';
import { ReindexSearch } from './reindex-search';

/** Makes the indexes where they are missing - on the first start, or when the engine lost its data - and fills them. */
@Injectable()
export class SearchUpkeep {
  private settled = false;

  constructor(
    private readonly index: SearchIndex,
    private readonly reindex: ReindexSearch,
  ) {}

  async look(): Promise<void> {
    const present = await Promise.all(INDEX_NAMES.map((name) => this.index.exists(name)));
    if (!present.every(Boolean)) await this.reindex.run();
    else if (!this.settled) await Promise.all(INDEX_NAMES.map((name) => this.index.applySettings(name)));
    this.settled = true;
  }
}
